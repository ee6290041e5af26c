package io.nightjar.cli.checks;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.docs.LakeDocs;
import io.nightjar.validation.docs.RecentChecks;
import io.nightjar.validation.html.SiteFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar docs}: what expectations found, as a static site. */
@Command(
    name = "docs",
    description = {
      "Writes a static site about what expectations found, and prints the path of its first page.",
      "It needs no network and no script; hand on the whole folder. No values of the data are in it"
          + " beyond what suites say themselves."
    },
    mixinStandardHelpOptions = true)
public final class DocsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "only this one (default: all)")
  private String pipeline;

  @Option(
      names = "--nights",
      paramLabel = "N",
      description = "show the newest N nights of each pipeline (default: ${DEFAULT-VALUE})")
  private int nights = 30;

  @Option(
      names = "--plots",
      description =
          "also profile the newest version of each table: plots of its columns, which show ranges"
              + " of the data; reads the tables twice")
  private boolean hasPlots;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "an own folder for the site, replaced as a whole (default: .nightjar/docs)")
  private Path out;

  @Option(names = "--open", description = "open it in the browser of this desktop")
  private boolean isToOpen;

  /** Creates the command. */
  public DocsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (nights < 1) {
      throw CoreErrors.invalidArgument("--nights %d: at least 1 is shown.".formatted(nights));
    }
    Project project = Project.open(environment.projectOptions());
    SiteFolder folder =
        new SiteFolder(out == null ? project.root().resolve(".nightjar/docs") : out);
    folder.requireOurs();
    try (LakeSession session = LakeSession.open(project.environment())) {
      LakeDocs docs = new LakeDocs(session.tables(), session.manifests());
      Map<String, String> pages =
          session.healing(
              "ops.check_results",
              () -> docs.pages(new RecentChecks(Optional.ofNullable(pipeline), nights), hasPlots));
      Path index = folder.write(pages);
      terminal.err().println("%,d pages.".formatted(pages.size()));
      terminal.out().println(index);
      if (isToOpen && !Desktops.open(index)) {
        terminal.err().println("There is no desktop here to open it on.");
      }
    }
    return 0;
  }
}

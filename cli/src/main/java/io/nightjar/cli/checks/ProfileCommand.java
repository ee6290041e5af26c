package io.nightjar.cli.checks;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.html.SiteFolder;
import io.nightjar.validation.profile.Profiler;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.page.ProfilePage;
import io.nightjar.validation.profile.propose.ProposedSuite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar profile}: what a table looks like, and a suite to begin with. */
@Command(
    name = "profile",
    description = {
      "Profiles a table of the lake or a data file in two scans, and writes a page with plots and"
          + " a proposed suite; prints the path of the page.",
      "A table that says its nights gets rules with room for how much nights differ."
    },
    mixinStandardHelpOptions = true)
public final class ProfileCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(
      paramLabel = "TABLE_OR_FILE",
      description =
          "silver.flights, silver.flights@v12, or a .csv, .json, .parquet or .orc file or the"
              + " folder of a Delta table")
  private String subject;

  @Option(
      names = "--key",
      paramLabel = "COLUMNS",
      description = "also try these together as a key: --key day,carrier,flight; may be repeated")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--night",
      paramLabel = "COLUMN",
      description = "column of type DATE that says the night (default: _logical_date, if there)")
  private String night;

  @Option(
      names = "--no-values",
      description = "show no frequent values, and propose no rules that list values")
  private boolean isWithoutValues;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "an own folder for the page, replaced as a whole (default: .nightjar/profile/NAME)")
  private Path out;

  /** Creates the command. */
  public ProfileCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Subject wanted = Subject.of(subject);
    SiteFolder folder =
        new SiteFolder(
            out == null ? project.root().resolve(".nightjar/profile").resolve(wanted.name()) : out);
    folder.requireOurs();
    List<List<String>> candidates = keys.stream().map(key -> List.of(key.split(",", -1))).toList();
    Profiler profiler = new Profiler(candidates, Optional.ofNullable(night));
    try (LakeSession session = LakeSession.open(project.environment())) {
      TableProfile profile =
          session.healing(
              wanted.name(),
              () -> {
                Subject.Rows rows = wanted.read(session);
                return profiler.profile(rows.source(), rows.rows());
              });
      ProposedSuite suite = ProposedSuite.of(wanted.name(), profile);
      Path page = folder.write(new ProfilePage(!isWithoutValues, List.of()).files(profile, suite));
      terminal
          .err()
          .println(
              "%s: %,d rows, %d columns, %d proposed rules."
                  .formatted(
                      profile.source(),
                      profile.rows(),
                      profile.columns().size(),
                      suite.rules().size()));
      terminal.out().println(page);
    }
    return 0;
  }
}

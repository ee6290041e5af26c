package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.Variables;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.Launch;
import io.nightjar.core.pipeline.PlanJson;
import io.nightjar.core.pipeline.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar dags sync}: writes the plan of every pipeline where Airflow reads them. */
@Command(
    name = "sync",
    description = {
      "Writes the plan of every pipeline to the folder that the DAGs are made from, and removes"
          + " those of pipelines that are gone.",
      "A pipeline that cannot be read keeps the plan it had; the others are written all the same."
    },
    mixinStandardHelpOptions = true)
public final class SyncCommand implements Callable<Integer> {
  private static final String FOLDER = "NIGHTJAR_PLANS";

  private final Terminal terminal;

  @Option(
      names = "--plans",
      paramLabel = "DIR",
      description = "the folder (NIGHTJAR_PLANS; default: .nightjar/airflow/plans in the project)")
  private Path folder;

  @Mixin private EnvironmentOptions environment;

  private int broken;

  /** Creates the command. */
  public SyncCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Launch launch = project.launch();
    List<String> names = project.pipelineNames();
    PlanFolder plans = new PlanFolder(folder(project));
    plans.link(launch.submit(), launch.home().resolve("nightjar"));
    int changed = 0;
    for (String name : names) {
      changed += write(project, launch, plans, name) ? 1 : 0;
    }
    for (String gone : plans.removeAllBut(names)) {
      tell(gone, "removed: there is no such pipeline any more");
    }
    terminal
        .out()
        .println(
            "%d pipelines, %d changed, %d not readable; plans in %s"
                .formatted(names.size(), changed, broken, plans.path()));
    return broken == 0 ? 0 : ErrorType.USER.exitCode();
  }

  private boolean write(Project project, Launch launch, PlanFolder plans, String name) {
    Optional<String> plan = plan(project, launch, plans, name);
    if (plan.isEmpty()) {
      return false;
    }
    PlanFolder.Change change = plans.write(name, plan.get());
    tell(name, change.text());
    return change != PlanFolder.Change.NONE;
  }

  private Optional<String> plan(Project project, Launch launch, PlanFolder plans, String name) {
    try {
      return Optional.of(PlanJson.write(project.plan(name), launch) + "\n");
    } catch (NightjarException e) {
      broken++;
      List<String> lines = e.getMessage().lines().toList();
      String more = lines.size() > 1 ? " (and %d more)".formatted(lines.size() - 1) : "";
      String rest = plans.has(name) ? "the plan before it stays" : "there is no plan of it";
      terminal
          .err()
          .println(
              "nightjar: %s: not written, and %s: %s%s. See nightjar check %s."
                  .formatted(name, rest, lines.get(0), more, name));
      return Optional.empty();
    }
  }

  private Path folder(Project project) {
    return Optional.ofNullable(folder)
        .or(() -> Variables.ofProcess().find(FOLDER).map(Path::of))
        .orElse(project.root().resolve(".nightjar/airflow/plans"))
        .toAbsolutePath()
        .normalize();
  }

  private void tell(String pipeline, String what) {
    terminal.out().println(pipeline + ": " + what);
  }
}

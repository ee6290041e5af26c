package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.Variables;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.plan.print.Launch;
import io.nightjar.core.pipeline.plan.print.PlanJson;
import io.nightjar.core.pipeline.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings the folder that the DAGs are made from up to date with the pipelines of a project. */
public final class PlanSync {
  private static final String FOLDER = "NIGHTJAR_PLANS";

  private final Project project;
  private final PlanFolder plans;
  private final Terminal terminal;

  private int broken;

  private PlanSync(Project project, PlanFolder plans, Terminal terminal) {
    this.project = project;
    this.plans = plans;
    this.terminal = terminal;
  }

  /**
   * Prepares it; nothing is written yet.
   *
   * @param folder empty for that of {@code NIGHTJAR_PLANS}, else of the project
   */
  public static PlanSync of(Project project, Optional<Path> folder, Terminal terminal) {
    Path path =
        folder
            .or(() -> Variables.ofProcess().find(FOLDER).map(Path::of))
            .orElse(project.root().resolve(".nightjar/airflow/plans"))
            .toAbsolutePath()
            .normalize();
    return new PlanSync(project, new PlanFolder(path), terminal);
  }

  /** Whether there is a plan of any pipeline already. */
  public boolean isDone() {
    return project.pipelineNames().stream().anyMatch(plans::has);
  }

  /** Writes what has changed and tells of it; returns how many pipelines cannot be read. */
  public int run() {
    Launch launch = project.launch();
    List<String> names = project.pipelineNames();
    plans.link(launch.submit(), launch.home().resolve("nightjar"));
    int changed = 0;
    for (String name : names) {
      changed += write(launch, name) ? 1 : 0;
    }
    for (String gone : plans.removeAllBut(names)) {
      tell(gone, "removed: there is no such pipeline any more");
    }
    terminal
        .out()
        .println(
            "%d pipelines, %d changed, %d not readable; plans in %s"
                .formatted(names.size(), changed, broken, plans.path()));
    return broken;
  }

  private boolean write(Launch launch, String name) {
    Optional<String> plan = plan(launch, name);
    if (plan.isEmpty()) {
      return false;
    }
    PlanFolder.Change change = plans.write(name, plan.get());
    tell(name, change.text());
    return change != PlanFolder.Change.NONE;
  }

  private Optional<String> plan(Launch launch, String name) {
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

  private void tell(String pipeline, String what) {
    terminal.out().println(pipeline + ": " + what);
  }
}

package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.project.Project;
import java.nio.file.Path;
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
  private final Terminal terminal;

  @Option(
      names = "--plans",
      paramLabel = "DIR",
      description = "the folder (NIGHTJAR_PLANS; default: .nightjar/airflow/plans in the project)")
  private Path folder;

  @Mixin private EnvironmentOptions environment;

  /** Creates the command. */
  public SyncCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    PlanSync sync = PlanSync.of(project, Optional.ofNullable(folder), terminal);
    return sync.run() == 0 ? 0 : ErrorType.USER.exitCode();
  }
}

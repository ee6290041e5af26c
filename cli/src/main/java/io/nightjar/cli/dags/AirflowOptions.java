package io.nightjar.cli.dags;

import io.nightjar.core.config.ProjectOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say whose Airflow is meant; where its jobs work is up to its plans. */
final class AirflowOptions {
  @Option(
      names = "--project",
      paramLabel = "DIR",
      description =
          "folder with conf/ (NIGHTJAR_PROJECT; default: this one, one above, that of nightjar)")
  private Path project;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "environment, conf/environments/NAME.yaml (NIGHTJAR_ENV; default: local)")
  private String env;

  ProjectOptions projectOptions() {
    return new ProjectOptions(
        Optional.ofNullable(project),
        Optional.ofNullable(env),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

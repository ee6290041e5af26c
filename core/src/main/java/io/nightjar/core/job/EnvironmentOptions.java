package io.nightjar.core.job;

import io.nightjar.core.config.ProjectOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where a command works; the same for every command and every jar. */
public final class EnvironmentOptions {
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

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "root of the lake (NIGHTJAR_LAKE; default: lake/ in the project)")
  private String lake;

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      description = "where source paths start (NIGHTJAR_LANDING; default: landing/ in the project)")
  private String landing;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "overrides one value of the pipeline file, such as training.seed=8")
  private List<String> sets = new ArrayList<>();

  /** What was said. */
  public ProjectOptions projectOptions() {
    return new ProjectOptions(
        Optional.ofNullable(project),
        Optional.ofNullable(env),
        Optional.ofNullable(lake),
        Optional.ofNullable(landing),
        sets);
  }
}

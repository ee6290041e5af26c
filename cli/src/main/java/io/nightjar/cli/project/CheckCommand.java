package io.nightjar.cli.project;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.project.CheckReport;
import io.nightjar.core.pipeline.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar check}: finds what is wrong with pipeline files before any data is touched. */
@Command(
    name = "check",
    description = "Checks pipeline files with their SQL and suites; all of them by default.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "pipeline files or names")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--deep",
      description = "Also analyse every query, check and feature on empty tables (starts Spark).")
  private boolean isDeep;

  /** Creates the command. */
  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    CheckReport report = project.check(files);
    List<String> problems = new ArrayList<>(report.problems());
    List<String> names = files.isEmpty() ? project.pipelineNames() : files;
    report.pipelines().forEach(pipeline -> problems.addAll(EngineChecks.problems(pipeline)));
    if (isDeep && problems.isEmpty()) {
      problems.addAll(DeepChecks.problems(project, names));
    }
    problems.forEach(problem -> terminal.err().println(problem));
    if (problems.isEmpty()) {
      report.notes().forEach(note -> terminal.err().println("note: " + note));
      terminal.out().println(summary(names.size()));
      return 0;
    }
    return ErrorType.USER.exitCode();
  }

  private String summary(int pipelines) {
    return "%d pipeline%s checked%s, no problems."
        .formatted(pipelines, pipelines == 1 ? "" : "s", isDeep ? " deeply" : "");
  }
}

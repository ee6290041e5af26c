package io.nightjar.cli.dags;

import io.nightjar.airflow.Run;
import io.nightjar.airflow.TaskInstance;
import io.nightjar.airflow.TaskState;
import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar dags logs}: what a task of a run has logged. */
@Command(
    name = "logs",
    description =
        "Prints the log of a task: the first that failed, else the one that started last.",
    mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private AirflowOptions options;
  @Mixin private RunSelection selection;

  @Option(names = "--task", paramLabel = "TASK", description = "the log of this task")
  private String task;

  @Option(names = "--try", paramLabel = "N", description = "of its Nth try (default: the last)")
  private int tryNumber;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "only the last N lines (default: all)")
  private int lines = Integer.MAX_VALUE;

  /** Creates the command. */
  public LogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (lines < 1 || tryNumber < 0) {
      throw CoreErrors.invalidArgument("--lines and --try must be 1 or more.");
    }
    return AirflowAccess.ask(options.projectOptions(), this::print);
  }

  private int print(AirflowAccess access) {
    Run run = selection.find(access);
    TaskInstance chosen = choose(run, access.client().tasks().list(run.dagId(), run.runId()));
    int number = tryNumber > 0 ? tryNumber : chosen.tryNumber();
    terminal
        .err()
        .println(
            "Log of try %d of %s in run %s of %s"
                .formatted(number, TaskText.name(chosen), run.runId(), run.dagId()));
    LogEnd.read(
            access.client().tasks(), LogEnd.key(run.dagId(), run.runId(), chosen), number, lines)
        .lines()
        .forEach(terminal.out()::println);
    return 0;
  }

  private TaskInstance choose(Run run, List<TaskInstance> tasks) {
    List<TaskInstance> started =
        tasks.stream()
            .filter(each -> each.tryNumber() > 0)
            .sorted(Comparator.comparing(each -> each.started().orElse(Instant.MAX)))
            .toList();
    if (started.isEmpty()) {
      throw DagsErrors.nothingStarted(run);
    }
    if (task != null) {
      List<String> names = started.stream().map(TaskText::name).toList();
      return started.stream()
          .filter(each -> TaskText.name(each).equals(task))
          .findFirst()
          .orElseThrow(() -> DagsErrors.noTask(run, task, names));
    }
    return started.stream()
        .filter(each -> each.state().equals(TaskState.FAILED))
        .findFirst()
        .orElse(started.get(started.size() - 1));
  }
}

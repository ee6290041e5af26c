package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunState;
import io.nightjar.airflow.TaskInstance;
import io.nightjar.airflow.TaskKey;
import io.nightjar.airflow.TaskState;
import io.nightjar.cli.Terminal;
import io.nightjar.core.error.ErrorType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How a run ended: every task, and of the failed ones why. */
final class RunReport {
  private static final int LINES_SEARCHED = 1000;
  private static final int LINES_SHOWN = 12;

  private final Terminal terminal;
  private final AirflowClient airflow;
  private final Run run;

  RunReport(Terminal terminal, AirflowClient airflow, Run run) {
    this.terminal = terminal;
    this.airflow = airflow;
    this.run = run;
  }

  /** Prints it. Returns 0 if the run ended well, else what the first failed task says. */
  int print() {
    List<TaskInstance> tasks = inOrder(airflow.tasks().list(run.dagId(), run.runId()));
    say("Run %s of %s: %s%s".formatted(run.runId(), run.dagId(), run.state(), time()));
    tasks.forEach(task -> say("  " + TaskText.line(task)));
    List<ExitMeaning> failures =
        tasks.stream()
            .filter(task -> task.state().equals(TaskState.FAILED))
            .map(this::explain)
            .toList();
    if (run.state().equals(RunState.SUCCESS)) {
      return 0;
    }
    if (failures.isEmpty()) {
      say("No task of it has failed: the run was set to failed, or ran out of time.");
      return ErrorType.INTERNAL.exitCode();
    }
    return failures.get(0).type().exitCode();
  }

  private ExitMeaning explain(TaskInstance task) {
    LogEnd log = log(task);
    ExitMeaning meaning = ExitMeaning.of(log.exitCode());
    say("%s failed %s. Its log ends:".formatted(TaskText.name(task), meaning.text()));
    log.last(LINES_SHOWN).lines().forEach(line -> say("  | " + line));
    say(
        "All of it: ./nightjar dags logs %s --run %s --task %s"
            .formatted(run.dagId(), run.runId(), task.taskId()));
    return meaning;
  }

  /** A log that cannot be read must not hide how the run ended. */
  private LogEnd log(TaskInstance task) {
    TaskKey key = LogEnd.key(run.dagId(), run.runId(), task);
    try {
      return LogEnd.read(airflow.tasks(), key, Math.max(1, task.tryNumber()), LINES_SEARCHED);
    } catch (AirflowException e) {
      return new LogEnd(List.of(e.getMessage()));
    }
  }

  /** In the order in which they ended; those that never ran last. */
  private static List<TaskInstance> inOrder(List<TaskInstance> tasks) {
    return tasks.stream()
        .sorted(
            Comparator.comparing((TaskInstance task) -> task.ended().orElse(Instant.MAX))
                .thenComparing(TaskText::name))
        .toList();
  }

  private String time() {
    return run.started()
        .flatMap(start -> run.ended().map(end -> " after " + TaskText.seconds(start, end)))
        .orElse("");
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}

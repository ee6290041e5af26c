package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunState;
import io.nightjar.airflow.TaskInstance;
import io.nightjar.airflow.TaskState;
import io.nightjar.airflow.WatchListener;
import io.nightjar.cli.Terminal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells on the terminal what a run does while it does it: a line for each change of a task. */
final class TaskProgress implements WatchListener {
  /** Before a task starts there is nothing to tell. */
  private static final Set<TaskState> WAITING =
      Set.of(TaskState.NONE, new TaskState("scheduled"), new TaskState("queued"));

  private final Terminal terminal;
  private final AirflowClient airflow;
  private final Run run;
  private final Map<String, String> seen = new HashMap<>();
  private boolean isAway;

  TaskProgress(Terminal terminal, AirflowClient airflow, Run run) {
    this.terminal = terminal;
    this.airflow = airflow;
    this.run = run;
  }

  @Override
  public void onState(String state) {
    if (!new RunState(state).isTerminal()) { // which the report says
      say("Run %s of %s: %s".formatted(run.runId(), run.dagId(), state));
    }
  }

  @Override
  public void onLook() {
    if (isAway) {
      isAway = false;
      say("Airflow is back");
    }
    airflow.tasks().list(run.dagId(), run.runId()).forEach(this::tell);
  }

  @Override
  public void onPaused(String dagId) {
    say("DAG %1$s is paused, so nothing starts: ./nightjar dags unpause %1$s".formatted(dagId));
  }

  @Override
  public void onAbsence(AirflowException failure) {
    if (!isAway) {
      isAway = true;
      say("Airflow is away, looking again: " + failure.getMessage());
    }
  }

  private void tell(TaskInstance task) {
    String now = task.state() + " " + task.tryNumber();
    String before = seen.put(TaskText.name(task), now);
    if (!now.equals(before) && !WAITING.contains(task.state())) {
      say("  " + TaskText.line(task));
    }
  }

  private void say(String line) {
    terminal.err().println(line);
  }
}

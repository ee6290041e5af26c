package io.nightjar.airflow;

import java.util.Set;

/** The state of a task, as Airflow says it; a state that a later Airflow adds is kept as it is. */
public record TaskState(String text) {
  /** Not looked at yet by the scheduler: Airflow says null. */
  public static final TaskState NONE = new TaskState("none");

  /** Ended well. */
  public static final TaskState SUCCESS = new TaskState("success");

  /** Ended badly, and is not tried again. */
  public static final TaskState FAILED = new TaskState("failed");

  /** Left out. */
  public static final TaskState SKIPPED = new TaskState("skipped");

  /** Not started because a task before it failed. */
  public static final TaskState UPSTREAM_FAILED = new TaskState("upstream_failed");

  /** No longer part of its DAG. */
  public static final TaskState REMOVED = new TaskState("removed");

  private static final Set<TaskState> ENDS =
      Set.of(SUCCESS, FAILED, SKIPPED, UPSTREAM_FAILED, REMOVED);

  /** Whether it stays so, unless somebody clears the task. */
  public boolean isTerminal() {
    return ENDS.contains(this);
  }

  @Override
  public String toString() {
    return text;
  }
}

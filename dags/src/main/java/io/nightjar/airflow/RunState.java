package io.nightjar.airflow;

import java.util.Set;

/** The state of a run, as Airflow says it; a state that a later Airflow adds is kept as it is. */
public record RunState(String text) {
  /** Waits for the scheduler, for a slot, or for its DAG to be unpaused. */
  public static final RunState QUEUED = new RunState("queued");

  /** Under way. */
  public static final RunState RUNNING = new RunState("running");

  /** Ended well. */
  public static final RunState SUCCESS = new RunState("success");

  /** Ended badly. */
  public static final RunState FAILED = new RunState("failed");

  private static final Set<RunState> ENDS = Set.of(SUCCESS, FAILED);

  /** Whether it stays so, unless somebody clears the run. An unknown state is none to stay in. */
  public boolean isTerminal() {
    return ENDS.contains(this);
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.nightjar.airflow;

/**
 * Names one task of one run.
 *
 * @param mapIndex of a mapped task; -1 for any other
 */
public record TaskKey(String dagId, String runId, String taskId, int mapIndex) {
  private static final int NOT_MAPPED = -1;

  /** A task that is not mapped. */
  public static TaskKey of(String dagId, String runId, String taskId) {
    return new TaskKey(dagId, runId, taskId, NOT_MAPPED);
  }

  String described() {
    return "task " + taskId + " of run " + runId + " of DAG " + dagId;
  }
}

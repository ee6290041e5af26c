package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Which tasks of a run shall run again.
 *
 * @param onlyFailed of those named, only the failed ones
 * @param downstream with all tasks that follow them
 */
public record ClearTasks(
    String dagId, String runId, List<String> taskIds, boolean onlyFailed, boolean downstream) {
  /** Copies the ids and refuses none: Airflow would take that for all tasks. */
  public ClearTasks {
    taskIds = List.copyOf(taskIds);
    if (taskIds.isEmpty()) {
      throw new IllegalArgumentException("No task is named; to clear all, clear the run");
    }
  }

  /** These tasks and all that follow them, whatever their state. */
  public static ClearTasks from(String dagId, String runId, String... taskIds) {
    return new ClearTasks(dagId, runId, List.of(taskIds), false, true);
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("dag_run_id", runId).put("only_failed", onlyFailed);
    body.put("include_downstream", downstream).put("reset_dag_runs", true);
    taskIds.forEach(body.putArray("task_ids")::add);
    return body;
  }
}

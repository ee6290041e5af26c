package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Tasks of runs. */
public final class Tasks {
  private final Transport transport;
  private final Pages pages;

  Tasks(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /** All tasks of a run. */
  public List<TaskInstance> list(String dagId, String runId) {
    return pages.all(ofRun(dagId, runId), "task_instances", TaskInstance::read);
  }

  /** The log of a try, from its start; tries count from 1. */
  public TaskLog log(TaskKey task, int tryNumber) {
    return TaskLog.read(transport.send(logCall(task, tryNumber)));
  }

  /** What follows a part of a log. */
  public TaskLog logAfter(TaskKey task, int tryNumber, String next) {
    return TaskLog.read(transport.send(logCall(task, tryNumber).with("token", next)));
  }

  /** The keys under which a task left something. */
  public List<String> xcomKeys(TaskKey task) {
    Call call =
        Call.get("list the XComs of " + task.described(), path(task, "xcomEntries"))
            .with("map_index", task.mapIndex());
    return pages.all(call, "xcom_entries", entry -> entry.text("key"));
  }

  /** What a task left under a key; {@code return_value} is what it returned. */
  public Optional<JsonNode> xcom(TaskKey task, String key) {
    Call call =
        Call.get("read XCom " + key + " of " + task.described(), path(task, "xcomEntries", key))
            .with("map_index", task.mapIndex());
    return Absence.ofNotFound(() -> transport.send(call).json("value"));
  }

  /** The tasks that {@link #clear} would clear. */
  public List<TaskInstance> previewClear(ClearTasks request) {
    return clearing(request).preview();
  }

  /**
   * Lets tasks run again, and their run with them. Nothing is sent if there are none.
   *
   * @return the tasks as they were before
   */
  public List<TaskInstance> clear(ClearTasks request) {
    return clearing(request).clear();
  }

  static Call ofRun(String dagId, String runId) {
    return Call.get(
        "list the tasks of run " + runId + " of DAG " + dagId,
        Call.path("dags", dagId, "dagRuns", runId, "taskInstances"));
  }

  private static Call logCall(TaskKey task, int tryNumber) {
    return Call.get(
            "read the log of try " + tryNumber + " of " + task.described(),
            path(task, "logs", tryNumber))
        .with("map_index", task.mapIndex());
  }

  private static String path(TaskKey task, Object... rest) {
    String start =
        Call.path("dags", task.dagId(), "dagRuns", task.runId(), "taskInstances", task.taskId());
    return start + Call.below(rest);
  }

  private Clearing clearing(ClearTasks request) {
    Call post =
        Call.post(
            "clear tasks of run " + request.runId() + " of DAG " + request.dagId(),
            Call.path("dags", request.dagId(), "clearTaskInstances"),
            request.body());
    return new Clearing(transport, pages, post, ofRun(request.dagId(), request.runId()));
  }
}

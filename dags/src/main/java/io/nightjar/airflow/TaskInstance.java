package io.nightjar.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A task of a run.
 *
 * @param id changes whenever the task is cleared; a task that is new in its DAG has none yet
 * @param tryNumber of the try under way, or the last one
 */
public record TaskInstance(
    Optional<String> id,
    String taskId,
    int mapIndex,
    TaskState state,
    int tryNumber,
    int maxTries,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<String> pool,
    Optional<String> operator,
    Optional<String> hostname,
    Optional<String> note) {

  static TaskInstance read(Answer answer) {
    return new TaskInstance(
        answer.findText("id"),
        answer.text("task_id"),
        answer.findNumber("map_index").map(Double::intValue).orElse(-1),
        answer.findText("state").map(TaskState::new).orElse(TaskState.NONE),
        answer.findNumber("try_number").map(Double::intValue).orElse(0),
        answer.findNumber("max_tries").map(Double::intValue).orElse(0),
        answer.findInstant("start_date"),
        answer.findInstant("end_date"),
        answer.findText("pool"),
        answer.findText("operator_name"),
        answer.findText("hostname"),
        answer.findText("note"));
  }
}

package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of a DAG.
 *
 * @param logicalDate what it is for; a run that an asset or a person started may have none
 * @param dataInterval the data it is about, where it has a logical date
 * @param type {@code scheduled}, {@code manual}, {@code backfill}, {@code asset_triggered} …
 * @param conf what it was started with; JSON null or missing if nothing
 */
public record Run(
    String dagId,
    String runId,
    RunState state,
    Optional<Instant> logicalDate,
    Optional<Interval> dataInterval,
    Optional<Instant> runAfter,
    Optional<Instant> queued,
    Optional<Instant> started,
    Optional<Instant> ended,
    String type,
    JsonNode conf,
    Optional<String> note,
    Optional<String> partitionKey) {

  static Run read(Answer answer) {
    Optional<Instant> intervalEnd = answer.findInstant("data_interval_end");
    return new Run(
        answer.text("dag_id"),
        answer.text("dag_run_id"),
        new RunState(answer.text("state")),
        answer.findInstant("logical_date"),
        answer
            .findInstant("data_interval_start")
            .flatMap(start -> intervalEnd.map(end -> new Interval(start, end))),
        answer.findInstant("run_after"),
        answer.findInstant("queued_at"),
        answer.findInstant("start_date"),
        answer.findInstant("end_date"),
        answer.text("run_type"),
        answer.json("conf"),
        answer.findText("note"),
        answer.findText("partition_key"));
  }
}

package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A backfill.
 *
 * @param completed when it ended, cancelled or not; Airflow notices up to half a minute late
 */
public record Backfill(
    long id,
    String dagId,
    Instant from,
    Instant to,
    boolean isPaused,
    JsonNode conf,
    Optional<Instant> completed) {

  /** One run that a backfill would make. */
  public record Planned(Optional<Instant> logicalDate, Optional<String> partitionKey) {
    static Planned read(Answer answer) {
      return new Planned(answer.findInstant("logical_date"), answer.findText("partition_key"));
    }
  }

  /** Whether it is over; its runs may have failed. */
  public boolean isCompleted() {
    return completed.isPresent();
  }

  String state() {
    return isCompleted() ? "completed" : isPaused ? "paused" : "open";
  }

  static Backfill read(Answer answer) {
    return new Backfill(
        answer.number("id"),
        answer.text("dag_id"),
        answer.instant("from_date"),
        answer.instant("to_date"),
        answer.flag("is_paused"),
        answer.json("dag_run_conf"),
        answer.findInstant("completed_at"));
  }
}

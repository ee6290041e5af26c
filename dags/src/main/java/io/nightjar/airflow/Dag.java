package io.nightjar.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A DAG as Airflow last parsed it.
 *
 * @param dagId its name
 * @param isPaused whether its runs stay queued
 * @param isStale whether its file is gone
 * @param hasImportErrors whether its file cannot be read any more
 * @param isBackfillable whether it has a schedule to fill back
 * @param lastParsed when its file was read
 * @param nextRunAfter when its schedule starts the next run
 */
public record Dag(
    String dagId,
    boolean isPaused,
    boolean isStale,
    boolean hasImportErrors,
    boolean isBackfillable,
    Optional<Instant> lastParsed,
    Optional<Instant> nextRunAfter) {

  static Dag read(Answer answer) {
    return new Dag(
        answer.text("dag_id"),
        answer.flag("is_paused"),
        answer.flag("is_stale"),
        answer.flag("has_import_errors"),
        answer.flag("is_backfillable"),
        answer.findInstant("last_parsed_time"),
        answer.findInstant("next_dagrun_run_after"));
  }
}

package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * Runs of a DAG's schedule that are to be made up for.
 *
 * @param from first logical date; of a schedule with intervals that is the start of the interval
 * @param to last logical date, itself included
 * @param reprocess which of the dates that have a run already get another one
 * @param maxActiveRuns how many run at once
 */
public record BackfillRequest(
    String dagId,
    Instant from,
    Instant to,
    Reprocess reprocess,
    int maxActiveRuns,
    ObjectNode conf) {
  private static final int AIRFLOWS_MAX_ACTIVE_RUNS = 10;

  /** Which dates that have a run already run again. */
  public enum Reprocess {
    /** None: only missing dates run. */
    NONE,
    /** Those that failed. */
    FAILED,
    /** All that are over. */
    COMPLETED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Dates are kept as precisely as Airflow does. */
  public BackfillRequest {
    Objects.requireNonNull(dagId, "dagId is null");
    Objects.requireNonNull(reprocess, "reprocess is null");
    from = from.truncatedTo(ChronoUnit.MICROS);
    to = to.truncatedTo(ChronoUnit.MICROS);
    conf = conf.deepCopy();
  }

  /** The missing runs of a range. */
  public static BackfillRequest missing(String dagId, Instant from, Instant to) {
    return new BackfillRequest(
        dagId, from, to, Reprocess.NONE, AIRFLOWS_MAX_ACTIVE_RUNS, Json.object());
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("dag_id", dagId);
    body.put("from_date", from.toString()).put("to_date", to.toString());
    body.put("reprocess_behavior", reprocess.text()).put("max_active_runs", maxActiveRuns);
    body.set("dag_run_conf", conf);
    return body;
  }

  boolean isMetBy(Backfill backfill) {
    return backfill.from().equals(from)
        && backfill.to().equals(to)
        && Json.same(backfill.conf(), conf);
  }
}

package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import io.nightjar.core.table.Bookkeeping;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Says when each row could be known: by the declared expression, which may use {@code _event_time}
 * besides the columns of the contract, and where that is null at the cut of the row's night. Where
 * computing it fails the row is a misfit.
 */
public final class AssignKnownAt {
  private static final String ATTEMPT = "_known_at_attempt";

  private final Optional<Column> knownAt;
  private final ZoneId zone;

  /**
   * @param knownAt the declared expression
   * @param zone the pipeline's zone
   */
  public AssignKnownAt(Optional<Column> knownAt, ZoneId zone) {
    this.knownAt = knownAt;
    this.zone = zone;
  }

  /** The rows with {@code _known_at}. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    if (knownAt.isEmpty()) {
      return rows.withColumn(Bookkeeping.KNOWN_AT, cut());
    }
    Column value = knownAt.get().cast(DataTypes.TimestampType);
    Dataset<Row> attempted = rows.withColumn(ATTEMPT, Misfits.attempt(struct(value.as("value"))));
    return Misfits.mark(
            attempted,
            col(ATTEMPT).isNull().and(col(Misfits.COLUMN).isNull()),
            "known-at",
            lit("known-at cannot be computed for this row"))
        .withColumn(Bookkeeping.KNOWN_AT, coalesce(col(ATTEMPT + ".value"), cut()))
        .drop(ATTEMPT);
  }

  /** The day after the night, 00:00 in the zone; what {@code NightClock.cut} says. */
  private Column cut() {
    Column midnight = date_add(col(Bookkeeping.LOGICAL_DATE), 1).cast(DataTypes.TimestampType);
    return to_utc_timestamp(midnight, zone.getId());
  }
}

package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.nightjar.core.pipeline.source.LocalTimePolicy;
import io.nightjar.core.table.Bookkeeping;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Says when the thing of each row happened. Without an expression, and where it gives null, the
 * event time is null: nobody knows, and cuts in time do not test it. Where computing it fails, or
 * the wall-clock time does not fit the policy, the row is a misfit.
 */
public final class AssignEventTime {
  private static final String KEY = "event-time";
  private static final String ATTEMPT = "_event_time_attempt";

  private final Optional<Column> eventTime;
  private final Optional<LocalTimePolicy> localTime;

  /**
   * @param eventTime the declared expression
   * @param localTime how it is understood, if it is wall-clock time
   */
  public AssignEventTime(Optional<Column> eventTime, Optional<LocalTimePolicy> localTime) {
    this.eventTime = eventTime;
    this.localTime = localTime;
  }

  /** The rows with {@code _event_time}. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    if (eventTime.isEmpty()) {
      return rows.withColumn(Bookkeeping.EVENT_TIME, lit(null).cast(DataTypes.TimestampType));
    }
    Column value = eventTime.get().cast(DataTypes.TimestampType);
    Dataset<Row> attempted = rows.withColumn(ATTEMPT, Misfits.attempt(struct(value.as("value"))));
    Dataset<Row> marked =
        Misfits.mark(
            attempted,
            col(ATTEMPT).isNull().and(col(Misfits.COLUMN).isNull()),
            KEY,
            lit("event-time cannot be computed for this row"));
    return withLocalTime(marked, col(ATTEMPT + ".value")).drop(ATTEMPT);
  }

  private Dataset<Row> withLocalTime(Dataset<Row> rows, Column wall) {
    if (localTime.isEmpty()) {
      return rows.withColumn(Bookkeeping.EVENT_TIME, wall);
    }
    LocalTimeToInstant toInstant = new LocalTimeToInstant(localTime.get());
    return Misfits.mark(rows, toInstant.isMisfit(wall), KEY, toInstant.reason(wall))
        .withColumn(Bookkeeping.EVENT_TIME, toInstant.apply(wall));
  }
}

package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Says to which night each row belongs: the one its file was delivered for, or else its event date,
 * or else the first night of the pipeline. A row whose event date is missing or cannot be computed
 * is a misfit of the first night and marked {@link #UNDATED}.
 */
public final class AssignNights {
  /** BOOLEAN: the row should have an event date and has none. */
  public static final String UNDATED = "_undated";

  private static final String REASON = "event-date has no value for this row";

  private final Optional<Column> eventDate;
  private final LocalDate start;

  /**
   * @param eventDate the declared expression, if rows say their night
   * @param start first night of the pipeline
   */
  public AssignNights(Optional<Column> eventDate, LocalDate start) {
    this.eventDate = eventDate;
    this.start = start;
  }

  /** The rows with {@code _logical_date} and {@link #UNDATED}. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    Column date =
        eventDate
            .map(expression -> Misfits.attempt(expression.cast(DataTypes.DateType)))
            .orElse(lit(null).cast(DataTypes.DateType));
    Column found = coalesce(col(Misfits.DELIVERED), date);
    Column isUndated = eventDate.isPresent() ? found.isNull() : lit(false);
    Dataset<Row> dated =
        rows.withColumn(UNDATED, isUndated)
            .withColumn(Bookkeeping.LOGICAL_DATE, coalesce(found, lit(start)));
    return Misfits.mark(dated, col(UNDATED), "event-date", lit(REASON));
  }
}

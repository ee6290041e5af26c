package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.etl.quarantine.transform.ReplayMarks;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Says of records that were in quarantine and have been replayed that they are known at the end of
 * the night for which they were: nights before it were computed without them and stay as they are.
 */
public final class AssignReplayed {
  private static final String FILE = "_replayed_file";
  private static final String ROW = "_replayed_row";

  private final Dataset<Row> marks;
  private final ZoneId zone;

  /**
   * @param marks as {@link ReplayMarks} makes them; few
   * @param zone the pipeline's zone
   */
  public AssignReplayed(Dataset<Row> marks, ZoneId zone) {
    this.marks = marks;
    this.zone = zone;
  }

  /** The rows with {@code _known_at}. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    Dataset<Row> named =
        marks
            .groupBy(col(Bookkeeping.SOURCE_FILE).as(FILE), col(Bookkeeping.SOURCE_ROW).as(ROW))
            .agg(max(col(ReplayMarks.KNOWN_FOR)).as(ReplayMarks.KNOWN_FOR));
    Column isSame =
        col(Bookkeeping.SOURCE_FILE)
            .equalTo(col(FILE))
            .and(col(Bookkeeping.SOURCE_ROW).equalTo(col(ROW)));
    Column midnight = date_add(col(ReplayMarks.KNOWN_FOR), 1).cast(DataTypes.TimestampType);
    Column cut = to_utc_timestamp(midnight, zone.getId());
    return rows.join(broadcast(named), isSame, "left")
        .withColumn(Bookkeeping.KNOWN_AT, coalesce(cut, col(Bookkeeping.KNOWN_AT)))
        .drop(FILE, ROW, ReplayMarks.KNOWN_FOR);
  }
}

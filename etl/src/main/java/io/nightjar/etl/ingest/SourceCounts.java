package io.nightjar.etl.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.ingest.transform.AssignNights;
import io.nightjar.etl.ingest.transform.Misfits;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the records of a source are, counted in one pass.
 *
 * @param rowsIn records of the nights of this run
 * @param misfits those of them that do not fit
 * @param otherNights records of other nights
 * @param undated records of any night without a usable event date
 */
record SourceCounts(long rowsIn, long misfits, long otherNights, long undated) {
  /** The counts as aggregates, in the order of the record. */
  static List<Column> aggregates(Nights nights) {
    Column isOurs = isOf(nights);
    return List.of(
        counted(isOurs, "rows_in"),
        counted(isOurs.and(Misfits.isMisfit()), "misfits"),
        counted(not(isOurs), "other_nights"),
        counted(col(AssignNights.UNDATED), "undated"));
  }

  /** Whether a row belongs to the nights. */
  static Column isOf(Nights nights) {
    return col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to()));
  }

  /** Counts by a pass of its own. */
  static SourceCounts of(Dataset<Row> rows, Nights nights) {
    List<Column> aggregates = aggregates(nights);
    Row row = rows.agg(aggregates.get(0), aggregates.subList(1, 4).toArray(Column[]::new)).first();
    return new SourceCounts(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
  }

  private static Column counted(Column condition, String name) {
    return count(when(condition, lit(1))).as(name);
  }
}

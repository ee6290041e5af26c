package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of dates that were known before the dates are computed anew, with the end of that. */
public final class SupersededRows {
  private final TreeMap<LocalDate, Instant> cuts;

  /** Takes the instants from which on each of the dates is known otherwise. */
  public SupersededRows(Map<LocalDate, Instant> cuts) {
    this.cuts = new TreeMap<>(cuts);
  }

  /** Those of the dates, which were known before. */
  public Dataset<Row> apply(Dataset<Row> table) {
    Column night = col(Bookkeeping.LOGICAL_DATE);
    Column cut = lit(null).cast("timestamp");
    for (Map.Entry<LocalDate, Instant> each : cuts.entrySet()) {
      cut = when(night.equalTo(lit(each.getKey())), lit(each.getValue())).otherwise(cut);
    }
    Column end = col(Bookkeeping.KNOWN_UNTIL);
    return table
        .where(night.between(lit(cuts.firstKey()), lit(cuts.lastKey())))
        .where(col(Bookkeeping.KNOWN_AT).lt(cut))
        .withColumn(Bookkeeping.KNOWN_UNTIL, least(coalesce(end, cut), cut));
  }
}

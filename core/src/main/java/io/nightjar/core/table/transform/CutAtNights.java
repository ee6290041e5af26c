package io.nightjar.core.table.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * A table as it looked at each instant of an unbroken range of nights, in one pass: every row says
 * from which night on it is seen, and until which, because a newer version of its key is seen then.
 * Night number i sees exactly the rows that {@link CutAt} leaves of that night: those with {@code
 * FROM <= i < UNTIL}.
 */
public final class CutAtNights {
  /** INT: number of the first night of the range that sees the row. */
  public static final String FROM = "_seen_from";

  /**
   * INT: number of the first night that does not any more; the number of nights if there is none.
   */
  public static final String UNTIL = "_seen_until";

  private final LocalDate first;
  private final Slots instants;
  private final List<String> key;

  /**
   * @param first the first night of the range
   * @param instants the as-of instants of the nights in order
   * @param key columns that identify a row; empty if no row ever replaces another
   */
  public CutAtNights(LocalDate first, List<Instant> instants, List<String> key) {
    this.first = first;
    this.instants = new Slots(instants.stream().mapToLong(CutAtNights::micros).toArray());
    this.key = List.copyOf(key);
  }

  /** The rows that any of the nights sees, with both columns. */
  public Dataset<Row> apply(Dataset<Row> table) {
    Column[] all = Columns.named(Arrays.asList(table.columns()));
    Dataset<Row> seen = table.withColumn(FROM, from()).where(col(FROM).lt(lit(instants.size())));
    if (key.isEmpty()) {
      return seen.withColumn(UNTIL, lit(instants.size()));
    }
    Column newer =
        min(col(FROM))
            .over(
                Window.partitionBy(Columns.named(key))
                    .orderBy(
                        col(Bookkeeping.KNOWN_AT).desc_nulls_last(),
                        col(Bookkeeping.LOGICAL_DATE).desc_nulls_last(),
                        xxhash64(all).desc())
                    .rowsBetween(Window.unboundedPreceding(), -1));
    return seen.withColumn(UNTIL, coalesce(newer, lit(instants.size())))
        .where(col(UNTIL).gt(col(FROM)));
  }

  /**
   * The rows that some night would see if it only asked what had happened: with the nights for
   * which a row had happened but was not yet known, by its known-at or because it came later.
   */
  public Dataset<Row> withheld(Dataset<Row> table) {
    return table
        .withColumn(UNTIL, least(from(), lit(instants.size())))
        .withColumn(FROM, happened())
        .where(col(UNTIL).gt(col(FROM)));
  }

  /** The rows as they are known in the end, each seen from when it happened. */
  public Dataset<Row> inHindsight(Dataset<Row> table) {
    List<String> newestBy = List.of(Bookkeeping.KNOWN_AT, Bookkeeping.LOGICAL_DATE);
    Dataset<Row> newest = key.isEmpty() ? table : new NewestPerKey(key, newestBy).apply(table);
    return newest
        .withColumn(FROM, happened())
        .where(col(FROM).lt(lit(instants.size())))
        .withColumn(UNTIL, lit(instants.size()));
  }

  /** The microseconds of an instant, as tables keep it. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private Column from() {
    Column never = lit(instants.size());
    Column known = coalesce(instants.first(unix_micros(col(Bookkeeping.KNOWN_AT))), never);
    return greatest(known, happened(), brought());
  }

  /** A row without an event time has happened for the night that brought it. */
  private Column happened() {
    return coalesce(instants.first(unix_micros(col(Bookkeeping.EVENT_TIME))), brought());
  }

  private Column brought() {
    Column night = datediff(col(Bookkeeping.LOGICAL_DATE), lit(first));
    return greatest(coalesce(night, lit(instants.size())), lit(0));
  }
}

package io.nightjar.core.sample.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Takes of each group the rows with the smallest keys, exactly as many as wanted, without sorting
 * the rows: keys are counted in narrow buckets, a running sum of the counts finds the bucket in
 * which the last row lies, and only that bucket is put in order. Reads its rows twice, and a third
 * time if the bar is asked for.
 */
final class SmallestKeys {
  /** Buckets for each doubling of the key: one holds some thousandth of a percent of the rows. */
  private static final int BUCKETS_PER_DOUBLING = 4096;

  /** Rows that need no order are spread over so many groups. */
  private static final int SPREAD = 1024;

  private static final String BUCKET = "_sample_bucket";
  private static final String ROWS = "_sample_rows";
  private static final String BEFORE = "_sample_before";
  private static final String EDGE = "_sample_edge";
  private static final String RANK = "_sample_rank";

  private final Allocation allocation;

  SmallestKeys(Allocation allocation) {
    this.allocation = allocation;
  }

  /**
   * The rows taken, with {@link SampleColumns#POPULATION} and {@link SampleColumns#WANTED}.
   *
   * @param keyed rows with group, key and tie
   */
  Dataset<Row> apply(Dataset<Row> keyed) {
    return candidates(keyed).where(isTaken()).drop(BUCKET, BEFORE, EDGE, RANK);
  }

  /** The same with {@link SampleColumns#BAR}. */
  Dataset<Row> withBar(Dataset<Row> keyed) {
    Column isNext =
        col(EDGE)
            .isNotNull()
            .and(col(BUCKET).equalTo(col(EDGE)))
            .and(place().equalTo(col(SampleColumns.WANTED).plus(1)));
    Dataset<Row> bars =
        candidates(keyed)
            .where(isNext)
            .select(col(SampleColumns.GROUP), col(SampleColumns.KEY).as(SampleColumns.BAR));
    return apply(keyed).join(broadcast(bars), usingGroup(), "left");
  }

  private Dataset<Row> candidates(Dataset<Row> keyed) {
    Dataset<Row> bucketed = keyed.withColumn(BUCKET, bucket());
    Column isEdge = col(EDGE).isNotNull().and(col(BUCKET).equalTo(col(EDGE)));
    Column spread = when(isEdge, lit(-1)).otherwise(pmod(col(SampleColumns.TIE), lit(SPREAD)));
    WindowSpec order =
        Window.partitionBy(col(SampleColumns.GROUP), spread)
            .orderBy(col(SampleColumns.KEY), col(SampleColumns.TIE));
    return bucketed
        .join(broadcast(limits(bucketed)), usingGroup(), "inner")
        .where(col(EDGE).isNull().or(col(BUCKET).leq(col(EDGE))))
        .withColumn(RANK, row_number().over(order));
  }

  /** For each group what it has, what is wanted, and the bucket of the first row too many. */
  private Dataset<Row> limits(Dataset<Row> bucketed) {
    Dataset<Row> counts =
        bucketed.groupBy(col(SampleColumns.GROUP), col(BUCKET)).agg(count(lit(1)).as(ROWS));
    Dataset<Row> groups =
        allocation.apply(
            counts
                .groupBy(col(SampleColumns.GROUP))
                .agg(sum(col(ROWS)).as(SampleColumns.POPULATION)));
    WindowSpec lower =
        Window.partitionBy(col(SampleColumns.GROUP))
            .orderBy(col(BUCKET))
            .rowsBetween(Window.unboundedPreceding(), -1);
    Dataset<Row> running = counts.withColumn(BEFORE, coalesce(sum(col(ROWS)).over(lower), lit(0L)));
    Column wanted = col(SampleColumns.WANTED);
    Dataset<Row> edges =
        running
            .join(groups, usingGroup(), "inner")
            .where(col(BEFORE).leq(wanted).and(col(BEFORE).plus(col(ROWS)).gt(wanted)))
            .select(col(SampleColumns.GROUP), col(BUCKET).as(EDGE), col(BEFORE));
    return groups.join(edges, usingGroup(), "left");
  }

  private static Column isTaken() {
    return col(EDGE)
        .isNull()
        .or(col(BUCKET).lt(col(EDGE)))
        .or(place().leq(col(SampleColumns.WANTED)));
  }

  /** The place of a row of the edge bucket among all rows of its group, from 1. */
  private static Column place() {
    return col(BEFORE).plus(col(RANK));
  }

  /** Grows with the key; a key of 0, which has no logarithm, is the smallest. */
  private static Column bucket() {
    Column doublings = log(2.0, col(SampleColumns.KEY));
    return coalesce(floor(doublings.multiply(BUCKETS_PER_DOUBLING)), lit(Long.MIN_VALUE));
  }

  private static String[] usingGroup() {
    return new String[] {SampleColumns.GROUP};
  }
}

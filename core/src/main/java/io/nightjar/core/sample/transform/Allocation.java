package io.nightjar.core.sample.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Says how many rows each group gives, from how many it has. */
final class Allocation {
  private static final String WHOLE = "_whole";
  private static final String REST = "_rest";

  private static final Column HAS = col(SampleColumns.POPULATION);

  private final AllocationRule rule;

  private interface AllocationRule {
    Dataset<Row> apply(Dataset<Row> groups);
  }

  private Allocation(AllocationRule rule) {
    this.rule = rule;
  }

  /** The groups with {@link SampleColumns#WANTED}. */
  Dataset<Row> apply(Dataset<Row> groups) {
    return rule.apply(groups);
  }

  /** Every group gives so many. */
  static Allocation each(long rows) {
    return new Allocation(groups -> groups.withColumn(SampleColumns.WANTED, least(HAS, lit(rows))));
  }

  /** Every group gives this share, rounded, and at least the minimum. */
  static Allocation share(double fraction, long minimum) {
    Column share = round(HAS.cast("double").multiply(fraction)).cast("bigint");
    return new Allocation(
        groups ->
            groups.withColumn(
                SampleColumns.WANTED, greatest(least(HAS, share), least(HAS, lit(minimum)))));
  }

  /**
   * All groups within the same night, or whatever the sample is taken within, give so many
   * together: each its minimum, and the rest in proportion to what they have beyond it. What is
   * left by rounding goes to the largest remainders, so the total is exact.
   */
  static Allocation proportional(long rows, long minimum) {
    WindowSpec all = Window.partitionBy(col(SampleColumns.GROUP + ".within"));
    Column least = least(HAS, lit(minimum));
    Column beyond = HAS.minus(least);
    Column left =
        greatest(least(lit(rows), sum(HAS).over(all)).minus(sum(least).over(all)), lit(0L));
    Column product = left.cast("decimal(19,0)").multiply(beyond.cast("decimal(19,0)"));
    Column beyondAll = greatest(sum(beyond).over(all), lit(1L)).cast("decimal(19,0)");
    Column remainder = product.mod(beyondAll);
    Column whole = product.minus(remainder).divide(beyondAll).cast("bigint");
    WindowSpec byRest =
        all.orderBy(col(REST).desc(), xxhash64(col(SampleColumns.GROUP)), col(SampleColumns.GROUP));
    Column unassigned = left.minus(sum(col(WHOLE)).over(all));
    Column one = when(row_number().over(byRest).leq(unassigned), 1L).otherwise(0L);
    return new Allocation(
        groups ->
            groups
                .withColumn(WHOLE, whole)
                .withColumn(REST, remainder)
                .withColumn(SampleColumns.WANTED, least.plus(col(WHOLE)).plus(one))
                .drop(WHOLE, REST));
  }
}

package io.nightjar.training.label;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.training.label.transform.LabelRows;
import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a sample of the rows to train on has.
 *
 * @param rows taken
 * @param trueRows how many of those are true
 * @param meanWeight mean of the weights; 1 if there are no rows
 */
public record SampleCounts(long rows, long trueRows, double meanWeight) {
  /** Counts in one pass; the weights are added as decimals, so their order does not matter. */
  public static SampleCounts of(Dataset<Row> sample) {
    Row counts =
        sample
            .agg(
                count(lit(1)),
                count(when(col(LabelRows.LABEL).equalTo(1), 1)),
                sum(col(Bookkeeping.SAMPLE_WEIGHT).cast("decimal(28,9)")))
            .first();
    long rows = counts.getLong(0);
    BigDecimal weights = counts.isNullAt(2) ? BigDecimal.ONE : counts.getDecimal(2);
    return new SampleCounts(rows, counts.getLong(1), rows == 0 ? 1 : weights.doubleValue() / rows);
  }

  /** Whether the sample has both classes. */
  public boolean hasBothClasses() {
    return trueRows > 0 && trueRows < rows;
  }
}

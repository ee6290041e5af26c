package io.nightjar.training.label;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.training.label.transform.LabelRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What there is to train and test with.
 *
 * @param train labelled rows to train on
 * @param trainTrue how many of those are true
 * @param test labelled rows to test with
 * @param unlabelled rows without a label
 * @param notBinary labels that are neither 0 nor 1
 * @param ambiguous rows whose key has more than one label
 */
public record LabelCounts(
    long train, long trainTrue, long test, long unlabelled, long notBinary, long ambiguous) {
  /** Counts the rows of {@link LabelRows} in one pass. */
  public static LabelCounts of(Dataset<Row> labelled, Column isTest) {
    Column label = col(LabelRows.LABEL);
    Column trains = label.isNotNull().and(isTest.equalTo(lit(false)));
    Row counts =
        labelled
            .agg(
                count(when(trains, 1)),
                count(when(trains.and(label.equalTo(1)), 1)),
                count(when(label.isNotNull().and(isTest), 1)),
                count(when(label.isNull(), 1)),
                count(when(label.notEqual(0).and(label.notEqual(1)), 1)),
                coalesce(sum(when(col(LabelRows.LABEL_ROWS).gt(1), 1)), lit(0L)))
            .first();
    return new LabelCounts(
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        counts.getLong(3),
        counts.getLong(4),
        counts.getLong(5));
  }

  /** Labelled rows, to train and to test. */
  public long labelled() {
    return train + test;
  }

  /** Share of true among the rows to train on. */
  public double baseRate() {
    return (double) trainTrue / train;
  }

  /** Whether the rows to train on have both classes. */
  public boolean hasBothClasses() {
    return trainTrue > 0 && trainTrue < train;
  }
}

package io.nightjar.training.evaluate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Measures scores against labels inside Spark; only sums reach the driver.
 *
 * <p>The AUC is exact: labels are counted per distinct score, and each pair of a true and a false
 * row counts 1 if the true one is higher and one half if both are equal. Counts are whole numbers,
 * so it does not depend on how the rows are spread.
 */
public final class Evaluate {
  /** Keeps ln() finite; no model comes near it. */
  private static final double LEAST_PROBABILITY = 1e-15;

  /** A share of few rows is 0 or 1 by chance, so a heuristic never says more than this. */
  private static final double LEAST_SHARE = 1e-3;

  private static final double DECIMALS = 1e9;

  private final String label;

  /** For labels 0 and 1 in this DOUBLE column. */
  public Evaluate(String label) {
    this.label = label;
  }

  /**
   * Measures a model and what it must beat.
   *
   * @param scored rows of the test
   * @param score the model's probability of true
   * @param heuristic a column that is used as a probability; null means the base rate
   * @param baseRate share of true among the rows trained on
   */
  public Evaluation apply(
      Dataset<Row> scored, String score, Optional<String> heuristic, double baseRate) {
    Column byHeuristic =
        heuristic
            .map(name -> coalesce(col(name).cast("double"), lit(baseRate)))
            .map(share -> within(share, LEAST_SHARE))
            .orElse(lit(baseRate));
    Row losses =
        scored
            .agg(
                count(lit(1)),
                avg(loss(col(score))),
                avg(loss(lit(baseRate))),
                avg(loss(byHeuristic)))
            .first();
    return new Evaluation(
        losses.getLong(0),
        new Scores(auc(scored, col(score)), rounded(losses.getDouble(1))),
        new Scores(OptionalDouble.empty(), rounded(losses.getDouble(2))),
        heuristic.map(name -> new Scores(auc(scored, byHeuristic), rounded(losses.getDouble(3)))));
  }

  private Column loss(Column probability) {
    Column bounded = within(probability, LEAST_PROBABILITY);
    Column given = when(col(label).equalTo(1), bounded).otherwise(lit(1).minus(bounded));
    return log(given).multiply(-1);
  }

  private static Column within(Column probability, double least) {
    return least(greatest(probability, lit(least)), lit(1 - least));
  }

  private OptionalDouble auc(Dataset<Row> scored, Column score) {
    Column isTrue = col(label).cast("bigint");
    Dataset<Row> perScore =
        scored
            .groupBy(score.as("_score"))
            .agg(sum(isTrue).as("_true"), sum(lit(1L).minus(isTrue)).as("_false"));
    WindowSpec lower = Window.orderBy(col("_score")).rowsBetween(Window.unboundedPreceding(), -1);
    Column lowerFalse = coalesce(sum(col("_false")).over(lower), lit(0L));
    Row sums =
        perScore
            .withColumn("_lower", lowerFalse)
            .agg(
                sum(col("_true").multiply(col("_lower").multiply(2).plus(col("_false")))),
                sum(col("_true")),
                sum(col("_false")))
            .first();
    if (sums.isNullAt(0) || sums.getLong(1) == 0 || sums.getLong(2) == 0) {
      return OptionalDouble.empty();
    }
    double pairs = (double) sums.getLong(1) * sums.getLong(2);
    return OptionalDouble.of(rounded(sums.getLong(0) / (2 * pairs)));
  }

  /** The last digits of a sum of doubles depend on the order of the rows; nobody needs them. */
  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}

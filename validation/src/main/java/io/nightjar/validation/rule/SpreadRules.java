package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.mean;
import static org.apache.spark.sql.functions.stddev_samp;

import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Between;
import io.nightjar.validation.measure.Metric.Quantile;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Step.Broken;
import io.nightjar.validation.measure.Values;
import io.nightjar.validation.rule.RowRule.Conditions;
import java.util.List;
import org.apache.spark.sql.Column;

/** Rules about values that lie far from the others: one pass for the spread, one to count. */
public final class SpreadRules {
  private static final double FIRST_QUARTILE = 0.25;
  private static final double THIRD_QUARTILE = 0.75;

  private SpreadRules() {}

  /**
   * The distance from the mean in standard deviations of the sample is below a threshold. Without
   * spread every value fits.
   *
   * @param isDoubleSided whether values far below the mean do not fit either
   */
  public static Rule zScore(String column, double threshold, boolean isDoubleSided, double mostly) {
    return deviation(
        column,
        mostly,
        (value, mean, deviation) -> {
          Column score = value.minus(mean).divide(lit(deviation));
          return (isDoubleSided ? abs(score) : score).geq(threshold);
        });
  }

  /**
   * The distance from the mean is below so many standard deviations of the sample. Without spread,
   * or if a NaN or an infinity leaves none to compare with, every value fits.
   */
  public static Rule withinDeviations(String column, double multiplier, double mostly) {
    return deviation(
        column,
        mostly,
        (value, mean, deviation) ->
            Double.isFinite(mean) && Double.isFinite(deviation)
                ? abs(value.minus(mean)).geq(multiplier * deviation)
                : lit(false));
  }

  /**
   * Values inside Tukey's fences, a value on a fence included: so many interquartile ranges below
   * the first and above the third quartile, which are interpolated linearly (J. W. Tukey,
   * Exploratory Data Analysis, 1977). Where a quartile is NaN or infinite, every value fits.
   */
  public static Rule withinFences(String column, double multiplier, double mostly) {
    return Rule.of(
        List.of(column),
        scope -> {
          Column value = scope.within(scope.find(column).number());
          Quantile first = new Quantile(value, FIRST_QUARTILE, Between.LINEAR);
          Quantile third = new Quantile(value, THIRD_QUARTILE, Between.LINEAR);
          return new Ask<>(
              List.of(first, third),
              values -> counted(scope, column, mostly, fences(values, first, third, multiplier)));
        });
  }

  private static Outside fences(Values values, Quantile first, Quantile third, double multiplier) {
    Number lower = values.of(first);
    if (lower == null) {
      return value -> lit(false);
    }
    double low = lower.doubleValue();
    double high = values.of(third).doubleValue();
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return value -> lit(false);
    }
    double range = multiplier * (high - low);
    return value -> value.lt(low - range).or(value.gt(high + range));
  }

  @FunctionalInterface
  private interface Deviation {
    Column misfit(Column value, double mean, double deviation);
  }

  @FunctionalInterface
  private interface Outside {
    Column of(Column value);
  }

  private static Rule deviation(String column, double mostly, Deviation rule) {
    return Rule.of(
        List.of(column),
        scope -> {
          Column value = scope.within(scope.find(column).number().cast("double"));
          Aggregate mean = new Aggregate(mean(value));
          Aggregate deviation = new Aggregate(stddev_samp(value));
          return new Ask<>(
              List.of(mean, deviation),
              values -> {
                Double center = values.of(mean);
                Double spread = values.of(deviation);
                boolean isFlat = spread == null || spread == 0;
                return counted(
                    scope,
                    column,
                    mostly,
                    isFlat ? any -> lit(false) : any -> rule.misfit(any, center, spread));
              });
        });
  }

  private static Step<Answer> counted(Scope scope, String column, double mostly, Outside outside) {
    RowRule rule =
        new RowRule(
            List.of(column),
            mostly,
            bound -> {
              Field field = bound.find(column);
              return Conditions.values(field, outside.of(field.number()));
            });
    try {
      return rule.bind(scope);
    } catch (RuleProblem e) {
      return new Broken<>(e.getMessage());
    }
  }
}

package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.try_sum;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Between;
import io.nightjar.validation.measure.Metric.Quantile;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Rules about one number of a column or table. Of no values at all, everything but counts fails.
 */
public final class AggregateRules {
  private static final double MIDDLE = 0.5;

  private AggregateRules() {}

  /** The greatest value; NaN is greater than all. */
  public static Rule max(String column, Bounds bounds) {
    return aggregate(column, bounds, Field::ordered, functions::max);
  }

  /** The smallest value. */
  public static Rule min(String column, Bounds bounds) {
    return aggregate(column, bounds, Field::ordered, functions::min);
  }

  /** The arithmetic mean. */
  public static Rule mean(String column, Bounds bounds) {
    return aggregate(column, bounds, Field::number, functions::mean);
  }

  /** The median: of an even number of values the mean of the two in the middle; NaN left out. */
  public static Rule median(String column, Bounds bounds) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          Column value = scope.within(field.numberOrNothing());
          Observed.check(bounds, field);
          Quantile median = new Quantile(value, MIDDLE, Between.LINEAR);
          return new Ask<>(
              List.of(median),
              values -> new Answered<>(Observed.answer(values.of(median), bounds)));
        });
  }

  /** The sum, exact for whole numbers; one that fits no type is no sum. */
  public static Rule sum(String column, Bounds bounds) {
    return aggregate(column, bounds, Field::exactNumber, value -> try_sum(value));
  }

  /** The standard deviation of a sample (divided by n - 1); there is none of a single value. */
  public static Rule standardDeviation(String column, Bounds bounds) {
    return aggregate(column, bounds, Field::number, value -> stddev_samp(value));
  }

  /** The share of values that are not null; 0 if there are no rows. */
  public static Rule nonNullShare(String column, Bounds bounds) {
    return Rule.of(
        List.of(column),
        scope -> {
          Aggregate elements = scope.elements();
          Aggregate present = scope.counted(scope.find(column).value().isNotNull());
          return new Ask<>(
              List.of(elements, present),
              values -> {
                long all = values.count(elements);
                double share = all == 0 ? 0 : (double) values.count(present) / all;
                return new Answered<>(
                    Answer.observed(bounds.holds(share), new DoubleNode(share), bounds.toString()));
              });
        });
  }

  /** The number of rows. */
  public static Rule rowCount(Bounds bounds) {
    return Rule.of(
        List.of(),
        scope -> {
          Aggregate elements = scope.elements();
          return new Ask<>(
              List.of(elements),
              values -> {
                long rows = values.count(elements);
                return new Answered<>(
                    Answer.observed(bounds.holds(rows), new LongNode(rows), bounds.toString())
                        .finding("%d rows".formatted(rows)));
              });
        });
  }

  /** How a column is read before it is aggregated. */
  @FunctionalInterface
  private interface Reading {
    Column of(Field field) throws RuleProblem;
  }

  private static Rule aggregate(
      String column, Bounds bounds, Reading reading, UnaryOperator<Column> function) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          Column value = reading.of(field);
          Observed.check(bounds, field);
          Aggregate metric = new Aggregate(function.apply(scope.within(value)));
          return new Ask<>(
              List.of(metric),
              values -> new Answered<>(Observed.answer(values.of(metric), bounds)));
        });
  }
}

package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nightjar.validation.measure.Metric;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Step.Broken;
import io.nightjar.validation.measure.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * The rule about the distance between two distributions: the Kullback-Leibler divergence of what is
 * observed from what is expected, in nats (S. Kullback, R. A. Leibler, On Information and
 * Sufficiency, 1951).
 */
public final class DivergenceRules {
  private DivergenceRules() {}

  /**
   * The divergence is at most a threshold. It is infinite, and so too great, if something occurs
   * that has no expected weight.
   *
   * @param tailHoldout expected weight of everything outside of the partition
   * @param internalHoldout expected weight of the ranges that have none
   */
  public static Rule atMost(
      String column,
      Partition partition,
      double threshold,
      double tailHoldout,
      double internalHoldout) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          if (!partition.isContinuous()) {
            return categories(scope, field, partition, threshold, tailHoldout);
          }
          List<Double> weights = expected(partition, tailHoldout, internalHoldout);
          return ranges(scope, field, partition.bins(), weights, threshold);
        });
  }

  private static Step<Answer> ranges(
      Scope scope, Field field, List<Double> bins, List<Double> expected, double threshold)
      throws RuleProblem {
    Column value = field.number();
    int last = bins.size() - 1;
    List<Aggregate> counts = new ArrayList<>();
    counts.add(scope.counted(value.lt(bins.get(0))));
    for (int i = 0; i < last; i++) {
      Column below = i + 1 == last ? value.leq(bins.get(last)) : value.lt(bins.get(i + 1));
      counts.add(scope.counted(value.geq(bins.get(i)).and(below)));
    }
    counts.add(scope.counted(value.gt(bins.get(last))));
    List<Metric> asked = List.copyOf(counts);
    return new Ask<>(
        asked, values -> decided(Divergence.of(numbers(counts, values), expected), threshold));
  }

  private static List<Double> expected(
      Partition partition, double tailHoldout, double internalHoldout) {
    List<Double> inner = new ArrayList<>(partition.weights());
    if (partition.tails().isEmpty()) {
      inner.replaceAll(weight -> weight * (1 - tailHoldout));
    }
    long empty = inner.stream().filter(weight -> weight == 0).count();
    if (internalHoldout > 0 && empty > 0) {
      inner.replaceAll(
          weight -> weight == 0 ? internalHoldout / empty : weight * (1 - internalHoldout));
    }
    List<Double> tails = partition.tails().orElse(Collections.nCopies(2, tailHoldout / 2));
    List<Double> all = new ArrayList<>();
    all.add(tails.get(0));
    all.addAll(inner);
    all.add(tails.get(1));
    return all;
  }

  private static Step<Answer> categories(
      Scope scope, Field field, Partition partition, double threshold, double tailHoldout)
      throws RuleProblem {
    List<Aggregate> counts = new ArrayList<>();
    for (Constant constant : partition.values()) {
      counts.add(scope.counted(Literals.is(constant, field)));
    }
    Column isListed = Literals.isIn(partition.values(), field);
    Column other = scope.where(field.value().isNotNull().and(not(isListed)));
    Query others = others(other, field);
    List<Metric> asked = new ArrayList<>(counts);
    asked.add(others);
    return new Ask<>(
        asked,
        values -> {
          Row unlisted = values.of(others).get(0);
          double divergence =
              Divergence.withOthers(
                  numbers(counts, values),
                  partition.weights(),
                  new Divergence.Others(
                      unlisted.getLong(0),
                      unlisted.getLong(1),
                      unlisted.getDouble(2),
                      tailHoldout));
          return decided(divergence, threshold);
        });
  }

  /** What occurs without being listed: how many values, in how many rows, how spread. */
  private static Query others(Column other, Field field) {
    return new Query(
        rows ->
            rows.where(other)
                .groupBy(field.value().as("value"))
                .agg(count(lit(1)).as("n"))
                .agg(
                    count(lit(1)),
                    coalesce(sum("n"), lit(0L)),
                    coalesce(sum(col("n").multiply(log(col("n")))), lit(0.0))));
  }

  private static List<Double> numbers(List<Aggregate> counts, Values values) {
    return counts.stream().map(count -> (double) values.count(count)).toList();
  }

  private static Step<Answer> decided(double divergence, double threshold) {
    if (Double.isNaN(divergence)) {
      return new Broken<>("there are no values to compare");
    }
    boolean isFinite = Double.isFinite(divergence);
    return new Answered<>(
        Answer.observed(
                divergence <= threshold,
                isFinite ? new DoubleNode(divergence) : NullNode.getInstance(),
                "at most " + threshold)
            .finding(
                isFinite
                    ? String.format(Locale.ROOT, "the divergence is %.4g", divergence)
                    : "something occurs that has no expected weight"));
  }
}

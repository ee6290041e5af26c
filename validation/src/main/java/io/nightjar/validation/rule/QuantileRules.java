package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.measure.Metric;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Values;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.aggregate.PercentileDisc;

/** The rule about quantiles. */
public final class QuantileRules {
  private QuantileRules() {}

  /**
   * Each quantile is inside its range: the value of lower rank, {@code sorted[ceil(q * n) - 1]}, of
   * the values that are numbers; NaN is left out.
   *
   * @param quantiles 0 to 1
   * @param ranges one for each
   */
  public static Rule between(String column, List<Double> quantiles, List<Bounds> ranges) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          Column value = scope.within(field.rankable());
          List<Aggregate> metrics = new ArrayList<>();
          quantiles.forEach(quantile -> metrics.add(lowerRank(value, quantile)));
          List<Metric> asked = List.copyOf(metrics);
          return new Ask<>(asked, values -> answer(quantiles, ranges, metrics, values));
        });
  }

  private static Aggregate lowerRank(Column value, double quantile) {
    PercentileDisc rank =
        new PercentileDisc(value.expr(), lit(quantile).expr(), false, 0, 0, false);
    return new Aggregate(new Column(rank.toAggregateExpression()));
  }

  private static Step<Answer> answer(
      List<Double> quantiles, List<Bounds> ranges, List<Aggregate> metrics, Values values) {
    ObjectNode observed = JsonNodeFactory.instance.objectNode();
    ArrayNode levels = observed.putArray("quantiles");
    ArrayNode found = observed.putArray("values");
    ArrayNode details = JsonNodeFactory.instance.arrayNode();
    List<String> findings = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    boolean fits = true;
    for (int i = 0; i < quantiles.size(); i++) {
      Object value = values.of(metrics.get(i));
      boolean isIn = value != null && Observed.holds(value, ranges.get(i));
      fits = fits && isIn;
      levels.add(quantiles.get(i));
      found.add(Observed.json(value));
      details.add(isIn);
      expected.add("%s: %s".formatted(quantiles.get(i), ranges.get(i)));
      findings.add("%s: %s".formatted(quantiles.get(i), Observed.json(value).asText()));
    }
    return new Answered<>(
        Answer.observed(fits, observed, String.join("; ", expected))
            .finding("quantiles " + String.join("; ", findings))
            .detail("success_details", details));
  }
}

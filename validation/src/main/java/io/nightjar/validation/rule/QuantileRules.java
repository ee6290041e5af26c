package io.nightjar.validation.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.measure.Metric;
import io.nightjar.validation.measure.Metric.Between;
import io.nightjar.validation.measure.Metric.Quantile;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Values;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/** The rule about quantiles. */
public final class QuantileRules {
  private static final double ABSOLUTE_TOLERANCE = 1e-8;
  private static final double RELATIVE_TOLERANCE = 1e-4;

  private QuantileRules() {}

  /**
   * Each quantile is inside its range: the value of lower rank, {@code sorted[ceil(q * n) - 1]},
   * NaN left out. A bound is met within a tolerance of 1e-8 and one in ten thousand of itself, as
   * Great Expectations compares.
   *
   * @param quantiles 0 to 1
   * @param ranges one for each
   */
  public static Rule between(String column, List<Double> quantiles, List<Bounds> ranges) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          Column value = scope.within(field.numberOrNothing());
          List<Quantile> metrics = new ArrayList<>();
          quantiles.forEach(level -> metrics.add(new Quantile(value, level, Between.LOWER)));
          List<Metric> asked = List.copyOf(metrics);
          return new Ask<>(asked, values -> answer(quantiles, ranges, metrics, values));
        });
  }

  private static Step<Answer> answer(
      List<Double> quantiles, List<Bounds> ranges, List<Quantile> metrics, Values values) {
    ObjectNode observed = JsonNodeFactory.instance.objectNode();
    ArrayNode levels = observed.putArray("quantiles");
    ArrayNode found = observed.putArray("values");
    ArrayNode details = JsonNodeFactory.instance.arrayNode();
    List<String> findings = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    boolean fits = true;
    for (int i = 0; i < quantiles.size(); i++) {
      Object value = values.of(metrics.get(i));
      boolean isIn = value != null && isIn(((Number) value).doubleValue(), ranges.get(i));
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

  private static boolean isIn(double value, Bounds range) {
    return range.holds(value)
        || range.min().map(end -> isClose(value, end)).orElse(false)
        || range.max().map(end -> isClose(value, end)).orElse(false);
  }

  private static boolean isClose(double value, Constant end) {
    double bound = Double.parseDouble(end.toString());
    return Math.abs(value - bound) <= ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(bound);
  }
}

package io.nightjar.validation.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.measure.Metric;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Keys;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Values;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;

/** The rule that a number about a column is the same in another table. */
public final class ComparisonRules {
  /** Sums and means of doubles depend on the order in which they are added. */
  private static final double ROUNDING = 1e-9;

  private ComparisonRules() {}

  /**
   * A summary of a column equals that of a column of another table, all of whose rows count. If one
   * side has no value, it does not.
   *
   * @param summary which
   * @param table the other table
   * @param other its column
   * @param tolerance how far both may differ, as a share of the other one
   */
  public static Rule sameSummary(
      String column, Summary summary, String table, String other, double tolerance) {
    return Rule.of(
        List.of(column),
        scope -> {
          OtherSide side = OtherSide.of(scope, table);
          Metric own = metric(scope, scope.find(column), summary);
          Field compared = side.find(other);
          requireFits(scope.find(column), compared, summary, table, tolerance);
          Column aggregate = summary.over(summary.reading(compared));
          Query others = new Query(rows -> side.rows().agg(aggregate));
          String expected = "%s of \"%s\" of %s".formatted(summary, compared.name(), table);
          return new Ask<>(
              List.of(own, others),
              values ->
                  new Answered<>(
                      answer(
                          found(values, own),
                          values.of(others).get(0).get(0),
                          tolerance,
                          expected)));
        });
  }

  private static Metric metric(Scope scope, Field field, Summary summary) throws RuleProblem {
    Column value = summary.reading(field);
    return summary == Summary.DISTINCT
        ? new Keys(List.of(value), scope.where(value.isNotNull()), false)
        : new Aggregate(summary.over(scope.within(value)));
  }

  private static void requireFits(
      Field own, Field other, Summary summary, String table, double tolerance) throws RuleProblem {
    if (summary.isValue()) {
      OtherSide.requireComparable(own, other, table);
    }
    if (summary.isValue() && own.isTime() && tolerance > 0) {
      throw own.problem("a tolerance is a share, which times have not; leave it out");
    }
  }

  private static Object found(Values values, Metric metric) {
    return metric instanceof Keys keys
        ? (Object) values.of(keys).distinct()
        : values.of((Aggregate) metric);
  }

  private static Answer answer(Object self, Object other, double tolerance, String expected) {
    ObjectNode observed = JsonNodeFactory.instance.objectNode();
    observed.set("self", Observed.json(self));
    observed.set("other", Observed.json(other));
    String room = tolerance > 0 ? ", " + Shares.percent(tolerance) + " more or less" : "";
    return Answer.observed(isSame(self, other, tolerance), observed, expected + room)
        .finding(
            "found %s, there %s"
                .formatted(observed.path("self").asText(), observed.path("other").asText()));
  }

  private static boolean isSame(Object self, Object other, double tolerance) {
    if (self == null || other == null) {
      return false;
    }
    if (!(self instanceof Number own) || !(other instanceof Number there)) {
      return self.equals(other);
    }
    boolean areExact = isExact(own) && isExact(there);
    return areExact
        ? isClose(exact(own), exact(there), tolerance)
        : isClose(own.doubleValue(), there.doubleValue(), Math.max(tolerance, ROUNDING));
  }

  private static boolean isClose(BigDecimal self, BigDecimal other, double tolerance) {
    BigDecimal room = other.abs().multiply(BigDecimal.valueOf(tolerance));
    return self.subtract(other).abs().compareTo(room) <= 0;
  }

  private static boolean isClose(double self, double other, double tolerance) {
    return self == other || Math.abs(self - other) <= tolerance * Math.abs(other);
  }

  private static boolean isExact(Number number) {
    return !(number instanceof Double) && !(number instanceof Float);
  }

  private static BigDecimal exact(Number number) {
    return new BigDecimal(number.toString());
  }
}

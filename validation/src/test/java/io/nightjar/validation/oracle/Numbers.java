package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is computed from the values of a column, nulls left out. */
final class Numbers {
  /** Decimal places that Spark adds to those of a decimal when it divides for a mean. */
  private static final int MORE_PLACES = 4;

  private static final double EPSILON = 1e-15;
  private static final double NEAR = 1e-10;

  private Numbers() {}

  /** One value against bounds: nothing and NaN fail. */
  static ObjectNode judged(Object value, Range range, boolean isExact) {
    ObjectNode golden =
        Golden.observed(
            value != null && range.holds(value), value == null ? nothing() : json(value));
    if (!isExact && value != null && range.isNear(Cells.number(value))) {
      golden.remove("success");
    }
    return golden;
  }

  static JsonNode json(Object value) {
    if (Cells.isFloating(value)) {
      double number = Cells.number(value);
      return Double.isFinite(number) ? new DoubleNode(number) : nothing();
    }
    if (value instanceof Number) {
      return new DecimalNode(Cells.exact(value));
    }
    return value instanceof Instant instant
        ? new TextNode(instant.toString())
        : new TextNode(String.valueOf(value));
  }

  static JsonNode nothing() {
    return NullNode.getInstance();
  }

  static Object extreme(List<Object> values, boolean isMax) {
    return isMax
        ? values.stream().max(Cells::compare).orElse(null)
        : values.stream().min(Cells::compare).orElse(null);
  }

  static Object sum(List<Object> values) {
    if (values.isEmpty()) {
      return null;
    }
    return Cells.isFloating(values.get(0))
        ? (Object) values.stream().mapToDouble(Cells::number).reduce(0, Double::sum)
        : values.stream().map(Cells::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Exact for decimals, else as a double. */
  static Object mean(List<Object> values) {
    if (!values.isEmpty() && values.get(0) instanceof BigDecimal first) {
      BigDecimal count = BigDecimal.valueOf(values.size());
      return ((BigDecimal) sum(values))
          .divide(count, first.scale() + MORE_PLACES, RoundingMode.HALF_UP);
    }
    return values.isEmpty() ? null : (Object) average(values);
  }

  static double average(List<Object> values) {
    return values.stream().mapToDouble(Cells::number).reduce(0, Double::sum) / values.size();
  }

  /** Of a sample; null of fewer than two. */
  static Double deviation(List<Object> values) {
    if (values.size() < 2) {
      return null;
    }
    double mean = average(values);
    double squares = values.stream().mapToDouble(v -> Math.pow(Cells.number(v) - mean, 2)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  /** Whether rounding of values and mean shows in a deviation. */
  static boolean isVague(List<Object> values) {
    Double deviation = deviation(values);
    double most =
        values.stream().mapToDouble(value -> Math.abs(Cells.number(value))).max().orElse(0);
    return deviation != null && most * values.size() * EPSILON > NEAR * deviation && most > 0;
  }

  /** NaN left out, in order. */
  static List<Double> ranked(List<Object> values) {
    return values.stream().filter(v -> !Cells.isNaN(v)).map(Cells::number).sorted().toList();
  }

  static Double median(List<Object> values) {
    List<Double> ranked = ranked(values);
    int size = ranked.size();
    return size == 0 ? null : (Double) ((ranked.get((size - 1) / 2) + ranked.get(size / 2)) / 2);
  }

  /** Between neighbours, NaN above all. */
  static double interpolated(List<Object> values, double share) {
    List<Double> ranked = values.stream().map(Cells::number).sorted().toList();
    double place = (ranked.size() - 1) * share;
    double low = ranked.get((int) Math.floor(place));
    double high = ranked.get((int) Math.ceil(place));
    return low == high ? low : low + (high - low) * (place - Math.floor(place));
  }

  static ObjectNode quantiles(JsonNode ranges, List<Object> values) {
    List<Double> ranked = ranked(values);
    boolean fits = true;
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < ranges.path("quantiles").size(); i++) {
      double share = ranges.path("quantiles").get(i).doubleValue();
      int rank = Math.max(1, (int) Math.ceil(share * ranked.size()));
      Double value = ranked.isEmpty() ? null : ranked.get(rank - 1);
      fits = fits && value != null && isAround(value, ranges.path("value_ranges").get(i));
      found.add(value == null ? nothing() : json(value));
    }
    ObjectNode observed = JsonNodeFactory.instance.objectNode();
    observed.set("values", found);
    return Golden.observed(fits, observed);
  }

  /** Inside, or hardly outside: numpy's "is close". */
  private static boolean isAround(double value, JsonNode range) {
    boolean isAround = Range.list(range).holds(value);
    for (JsonNode end : range) {
      double far = Math.abs(value - end.doubleValue());
      isAround = isAround || (!end.isNull() && far <= 1e-8 + 1e-4 * Math.abs(end.doubleValue()));
    }
    return isAround;
  }

  /** Whether floating sums of these do not depend on their order. */
  static boolean isExact(Collection<Object> values) {
    List<Object> finite = new ArrayList<>();
    for (Object value : values) {
      if (!Cells.isFloating(value) || Double.isFinite(Cells.number(value))) {
        finite.add(value);
      }
    }
    BigDecimal sum = BigDecimal.ZERO;
    double rounded = 0;
    for (Object value : finite) {
      sum =
          sum.add(
              Cells.isFloating(value) ? new BigDecimal(Cells.number(value)) : Cells.exact(value));
      rounded += Cells.number(value);
    }
    return sum.compareTo(new BigDecimal(rounded)) == 0;
  }
}

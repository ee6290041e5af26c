package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Moves bounds to where a verdict turns.
 *
 * @param random how often
 * @param oracle knows what is observed
 */
record Edges(Random random, Oracle oracle) {
  /** Parts of a bound: within the tolerance of quantiles, and beyond it. */
  private static final List<Double> APART = List.of(0.0, 0.5e-4, 0.99e-4, 1.1e-4, 1e-3);

  /** Sets a bound to what is observed in a night, one time out of three. */
  void sharpen(ObjectNode entry, LocalDate night) {
    ObjectNode kwargs = (ObjectNode) entry.path("kwargs");
    boolean isRounded = entry.path("type").asText().contains("stdev");
    if (random.nextInt(3) > 0 || isRounded) {
      return;
    }
    JsonNode observed = oracle.decide(entry, night).path("observed_value");
    if (observed.isNumber()) {
      bound(kwargs, observed);
    } else if (kwargs.has("quantile_ranges")) {
      quantiles(kwargs.path("quantile_ranges").path("value_ranges"), observed.path("values"));
    }
  }

  private void bound(ObjectNode kwargs, JsonNode observed) {
    JsonNode value = exact(observed);
    if (kwargs.has("value")) {
      kwargs.set("value", value);
    } else if (kwargs.has("min_value") && random.nextBoolean()) {
      kwargs.set("min_value", value);
      if (kwargs.path("max_value").doubleValue() < value.doubleValue()) {
        kwargs.remove("max_value");
      }
    } else if (kwargs.has("max_value")) {
      kwargs.set("max_value", value);
      if (kwargs.path("min_value").doubleValue() > value.doubleValue()) {
        kwargs.remove("min_value");
      }
    }
  }

  /** The shortest decimal that is read as the same number. */
  private static JsonNode exact(JsonNode observed) {
    return observed.isDouble() ? Choice.number(observed.doubleValue()) : observed;
  }

  private void quantiles(JsonNode ranges, JsonNode values) {
    for (int i = 0; i < ranges.size(); i++) {
      if (values.path(i).isNumber()) {
        double value = values.get(i).doubleValue();
        double apart = Math.abs(value) * APART.get(random.nextInt(APART.size()));
        boolean isBelow = random.nextBoolean();
        ArrayNode range = ((ArrayNode) ranges.get(i)).removeAll();
        range.add(Choice.number(isBelow ? value - apart - 1 : value + apart));
        range.add(Choice.number(isBelow ? value - apart : value + apart + 1));
      }
    }
  }
}

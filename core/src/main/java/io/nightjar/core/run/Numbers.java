package io.nightjar.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics as JSON: whole numbers as such, others as doubles; NaN and the infinities, which JSON
 * lacks, as the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
 */
public final class Numbers {
  private Numbers() {}

  /** Writes metrics, sorted by name. */
  public static void write(ObjectNode json, Map<String, ? extends Number> numbers) {
    new TreeMap<>(numbers).forEach((name, number) -> write(json, name, number));
  }

  private static void write(ObjectNode json, String name, Number number) {
    if (number instanceof Long || number instanceof Integer) {
      json.put(name, number.longValue());
      return;
    }
    double value = number.doubleValue();
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.put(name, Double.toString(value));
    }
  }

  static Number read(String name, JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return Double.valueOf(value.asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number", e);
    }
  }
}

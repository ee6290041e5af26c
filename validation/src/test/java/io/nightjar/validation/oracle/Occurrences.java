package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules about which values occur in a column, and how often. */
final class Occurrences {
  private Occurrences() {}

  static ObjectNode decide(String type, JsonNode kwargs, List<Object> values, int rows) {
    Map<Object, Integer> counts = counts(values);
    Range range = Range.of(kwargs);
    return switch (type) {
      case "column_unique_value_count_to_be_between" -> Numbers.judged(counts.size(), range, true);
      case "column_proportion_of_unique_values_to_be_between" ->
          Numbers.judged(share(counts.size(), values.size()), range, true);
      case "column_proportion_of_non_null_values_to_be_between" ->
          Numbers.judged(share(values.size(), rows), range, true);
      case "column_most_common_value_to_be_in_set" -> mostCommon(kwargs, counts);
      default -> distinct(type, kwargs, counts);
    };
  }

  static Map<Object, Integer> counts(List<Object> values) {
    Map<Object, Integer> counts = new TreeMap<>(Cells::compare);
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  private static Double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static ObjectNode distinct(String type, JsonNode kwargs, Map<Object, Integer> counts) {
    boolean isWithin = counts.keySet().stream().allMatch(value -> isIn(value, kwargs));
    boolean isComplete = true;
    for (JsonNode wanted : kwargs.path("value_set")) {
      isComplete =
          isComplete && counts.keySet().stream().anyMatch(value -> Cells.is(value, wanted));
    }
    return Golden.observed(
        (type.endsWith("contain_set") || isWithin) && (type.endsWith("_in_set") || isComplete),
        Numbers.nothing());
  }

  private static ObjectNode mostCommon(JsonNode kwargs, Map<Object, Integer> counts) {
    int most = counts.isEmpty() ? 0 : Collections.max(counts.values());
    List<Object> modes = new ArrayList<>();
    counts.forEach(
        (value, count) -> {
          if (count == most) {
            modes.add(value);
          }
        });
    ArrayNode observed = JsonNodeFactory.instance.arrayNode();
    modes.forEach(
        value -> observed.add(value instanceof Boolean flag ? json(flag) : Numbers.json(value)));
    boolean isListed = modes.stream().anyMatch(value -> isIn(value, kwargs));
    return Golden.observed(
        isListed && (modes.size() == 1 || kwargs.path("ties_okay").asBoolean()), observed);
  }

  /** Flags can be compared with flags only. */
  static boolean isComparable(String sql, JsonNode set) {
    boolean areFlags = true;
    for (JsonNode value : set) {
      areFlags = areFlags && (value.isBoolean() || value.isNull());
    }
    return areFlags || !sql.equals("boolean");
  }

  private static JsonNode json(Boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  static boolean isIn(Object value, JsonNode kwargs) {
    boolean isIn = false;
    for (JsonNode listed : kwargs.path("value_set")) {
      isIn = isIn || Cells.is(value, listed);
    }
    return isIn;
  }
}

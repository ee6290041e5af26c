package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Bounds, and other arguments of rules about numbers and times. */
record RandomRanges(Choice choice) {
  /** Whole steps from 0, ends in order, each of them sometimes missing or strict. */
  void range(ObjectNode kwargs, int steps, double step) {
    double low = choice.random().nextInt((int) (steps / step) + 1) * step;
    double high = low + choice.random().nextInt(4) * step;
    range(kwargs, Choice.number(low), Choice.number(high));
  }

  private void range(ObjectNode kwargs, JsonNode low, JsonNode high) {
    int ends = choice.random().nextInt(4);
    if (ends != 0) {
      kwargs.set("min_value", low);
    }
    if (ends != 1) {
      kwargs.set("max_value", high);
    }
    if (choice.oneIn(3)) {
      kwargs.put("strict_min", choice.oneIn(2)).put("strict_max", choice.oneIn(2));
    }
  }

  private void ordered(ObjectNode kwargs, JsonNode a, JsonNode b) {
    boolean isFine =
        a.isNumber()
            ? a.decimalValue().compareTo(b.decimalValue()) <= 0
            : a.asText().compareTo(b.asText()) <= 0;
    range(kwargs, isFine ? a : b, isFine ? b : a);
  }

  /** Bounds of values, or of the greatest or smallest. */
  void order(String type, ObjectNode kwargs) {
    List<String> kinds = new ArrayList<>(Oracle.NUMBERS);
    kinds.addAll(Choice.TIMES);
    if (type.equals("column_values_to_be_between")) {
      kinds.addAll(List.of("string", "boolean"));
    } else if (choice.oneIn(20)) {
      kinds.add("boolean");
    }
    String column = choice.pick(choice.table().columns(kinds));
    kwargs.put("column", column);
    ordered(kwargs, choice.bound(column), choice.bound(column));
  }

  /** Arguments of rules about numbers. */
  void numbers(String type, ObjectNode kwargs) {
    String column = kwargs.path("column").asText();
    if (type.contains("quantile")) {
      Distributions.quantiles(kwargs, choice);
    } else if (type.contains("z_scores")) {
      kwargs.put("threshold", choice.pick(List.of(0.5, 1.0, 1.1, 2.0, 3.0)));
      kwargs.put("double_sided", choice.oneIn(2));
    } else if (type.contains("outliers")) {
      if (choice.oneIn(2)) {
        kwargs.put("method", choice.oneIn(2) ? "iqr" : "std");
      }
      if (choice.oneIn(2)) {
        kwargs.put("multiplier", choice.pick(List.of(0.1, 0.5, 1.0, 1.5, 3.0)));
      }
    } else {
      JsonNode a =
          Choice.TIMES.contains(choice.table().type(column)) ? zero() : choice.bound(column);
      ordered(kwargs, a, Choice.number((choice.random().nextInt(60) - 10) * 0.5));
    }
  }

  private static JsonNode zero() {
    return Choice.number(0);
  }
}

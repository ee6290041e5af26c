package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.oracle.Golden.Kind;
import io.nightjar.validation.oracle.Table.NotAsked;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Rules about the values of a column one by one.
 *
 * @param column its name
 * @param sql its type
 */
record ColumnOracle(String column, String sql) {
  private static final double NEAR = 1e-9;

  ObjectNode decide(
      String type, JsonNode kwargs, List<Map<String, Object>> rows, List<Object> values) {
    return switch (type) {
      case "column_values_to_not_be_null" ->
          Golden.rows(kwargs, rows, any -> true, row -> row.get(column) == null, Kind.NULLS);
      case "column_values_to_be_null" ->
          Golden.rows(kwargs, rows, any -> true, row -> row.get(column) != null, Kind.NULLS);
      case "column_values_to_be_unique" -> {
        Map<Object, Integer> counts = Occurrences.counts(values);
        yield counted(kwargs, rows, value -> counts.get(value) > 1, Kind.RELATED);
      }
      case "column_values_to_be_increasing", "column_values_to_be_decreasing" ->
          sorted(type, kwargs, rows);
      case "column_value_z_scores_to_be_less_than", "column_values_to_not_be_outliers" ->
          spread(type, kwargs, rows, values);
      default -> counted(kwargs, rows, misfit(type, kwargs), Kind.VALUES);
    };
  }

  private ObjectNode counted(
      JsonNode kwargs, List<Map<String, Object>> rows, Predicate<Object> misfit, Kind kind) {
    return Golden.rows(
        kwargs, rows, row -> row.get(column) != null, row -> misfit.test(row.get(column)), kind);
  }

  private Predicate<Object> misfit(String type, JsonNode kwargs) {
    boolean isNot = type.contains("_not_");
    if (type.contains("_in_set")) {
      return value -> Occurrences.isIn(value, kwargs) == isNot;
    }
    if (type.contains("match_regex") || type.contains("match_like")) {
      return value -> Texts.matches(Cells.text(value), type, kwargs) == isNot;
    }
    Range range = kwargs.has("value") ? Range.exactly(kwargs.path("value")) : Range.of(kwargs);
    if (type.contains("lengths")) {
      return value -> !range.holds(Texts.length(Cells.text(value)));
    }
    if (type.equals("column_values_to_be_between")) {
      needs(!sql.equals("boolean"));
      return value -> value instanceof String text ? isOutside(text, range) : !range.holds(value);
    }
    needs(sql.equals("string"));
    return switch (type) {
      case "column_values_to_match_strftime_format" -> value -> !Texts.isStrptime(value.toString());
      case "column_values_to_be_dateutil_parseable" -> value -> !Texts.isDateutil(value.toString());
      case "column_values_to_be_json_parseable" -> value -> !Texts.isJson(value.toString());
      case "column_values_to_match_json_schema" ->
          value -> {
            needs(Texts.isJson(value.toString()));
            return !Texts.isJsonInteger(value.toString());
          };
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static boolean isOutside(String text, Range range) {
    try {
      return !range.holds(Double.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static void needs(boolean isFine) {
    if (!isFine) {
      throw new NotAsked("type");
    }
  }

  private ObjectNode sorted(String type, JsonNode kwargs, List<Map<String, Object>> rows) {
    List<Object> ordered =
        rows.stream()
            .sorted(Comparator.comparing(row -> (Integer) row.get(RandomTables.PLACE)))
            .map(row -> row.get(column))
            .filter(java.util.Objects::nonNull)
            .toList();
    int wrong = 0;
    for (int i = 1; i < ordered.size(); i++) {
      int order = Cells.compare(ordered.get(i), ordered.get(i - 1));
      int rise = type.contains("increasing") ? order : -order;
      wrong += rise < 0 || (rise == 0 && kwargs.path("strictly").asBoolean()) ? 1 : 0;
    }
    return Golden.rows(kwargs, rows.size(), ordered.size(), wrong, Kind.RELATED);
  }

  private ObjectNode spread(
      String type, JsonNode kwargs, List<Map<String, Object>> rows, List<Object> values) {
    needs(Oracle.NUMBERS.contains(sql));
    boolean isScore = type.contains("z_scores");
    boolean isFences = !isScore && !kwargs.path("method").asText().equals("std");
    Far far = values.isEmpty() ? x -> -1 : isFences ? fences(kwargs, values) : mean(kwargs, values);
    ObjectNode golden =
        counted(
            kwargs,
            rows,
            value -> isFences ? far.by(value) > 0 : !(far.by(value) < 0),
            Kind.VALUES);
    boolean isNear = values.stream().anyMatch(value -> isNear(far.by(value), value, isScore));
    boolean isVague = !isFences && Numbers.isVague(values);
    if (isVague || (isNear && !(isFences && Numbers.isExact(values)))) {
      golden.retain("element_count", "missing_count", "missing_percent");
    }
    return golden;
  }

  private static boolean isNear(double far, Object value, boolean isScore) {
    return Math.abs(far) < NEAR * (isScore ? 1 : Math.max(1, Math.abs(Cells.number(value))));
  }

  @FunctionalInterface
  private interface Far {
    /** How far a value lies beyond the limit; NaN if nobody knows. */
    double by(Object value);
  }

  private static Far mean(JsonNode kwargs, List<Object> values) {
    Double deviation = Numbers.deviation(values);
    if (deviation == null || deviation == 0) {
      return value -> -1;
    }
    double mean = Numbers.average(values);
    if (kwargs.has("threshold")) {
      boolean isDouble = kwargs.path("double_sided").asBoolean();
      return value -> {
        double score = (Cells.number(value) - mean) / deviation;
        return (isDouble ? Math.abs(score) : score) - kwargs.path("threshold").doubleValue();
      };
    }
    double limit = kwargs.path("multiplier").asDouble(1.5) * deviation;
    return Double.isFinite(limit) ? value -> Math.abs(Cells.number(value) - mean) - limit : x -> -1;
  }

  private static Far fences(JsonNode kwargs, List<Object> values) {
    double low = Numbers.interpolated(values, 0.25);
    double high = Numbers.interpolated(values, 0.75);
    double range = kwargs.path("multiplier").asDouble(1.5) * (high - low);
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return value -> -1;
    }
    return value ->
        Cells.isNaN(value)
            ? 1
            : Math.max(low - range - Cells.number(value), Cells.number(value) - high - range);
  }
}

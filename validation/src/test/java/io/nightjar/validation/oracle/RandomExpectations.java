package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes expectations of all types that {@link Oracle} can decide. */
final class RandomExpectations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> OF_ANY =
      List.of(
          "column_values_to_not_be_null",
          "column_values_to_be_null",
          "column_values_to_be_unique",
          "column_values_to_be_of_type",
          "column_values_to_be_in_type_list",
          "column_type_to_be",
          "column_values_to_be_increasing",
          "column_values_to_be_decreasing");
  private static final List<String> OF_SETS =
      List.of(
          "column_values_to_be_in_set", "column_values_to_not_be_in_set",
          "column_distinct_values_to_be_in_set", "column_distinct_values_to_equal_set",
          "column_distinct_values_to_contain_set", "column_most_common_value_to_be_in_set");
  private static final List<String> OF_PATTERNS =
      List.of(
          "column_values_to_match_regex",
          "column_values_to_not_match_regex",
          "column_values_to_match_regex_list",
          "column_values_to_not_match_regex_list",
          "column_values_to_match_like_pattern",
          "column_values_to_not_match_like_pattern",
          "column_values_to_match_like_pattern_list",
          "column_values_to_not_match_like_pattern_list");
  private static final List<String> OF_FORMATS =
      List.of(
          "column_values_to_match_strftime_format", "column_values_to_be_dateutil_parseable",
          "column_values_to_be_json_parseable", "column_values_to_match_json_schema");
  private static final List<String> OF_SHARES =
      List.of(
          "column_unique_value_count_to_be_between",
          "column_proportion_of_unique_values_to_be_between",
          "column_proportion_of_non_null_values_to_be_between");
  private static final List<String> OF_NUMBERS =
      List.of(
          "column_mean_to_be_between",
          "column_sum_to_be_between",
          "column_median_to_be_between",
          "column_stdev_to_be_between",
          "column_quantile_values_to_be_between",
          "column_value_z_scores_to_be_less_than",
          "column_values_to_not_be_outliers");
  private static final List<String> OF_ORDER =
      List.of(
          "column_values_to_be_between", "column_max_to_be_between", "column_min_to_be_between");
  private static final List<String> OF_LENGTHS =
      List.of("column_value_lengths_to_be_between", "column_value_lengths_to_equal");
  private static final List<String> OF_RECORDS =
      List.of(
          "column_pair_values_to_be_equal",
          "column_pair_values_a_to_be_greater_than_b",
          "column_pair_values_to_be_in_set",
          "multicolumn_sum_to_equal",
          "multicolumn_values_to_be_equal",
          "select_column_values_to_be_unique_within_record",
          "compound_columns_to_be_unique");
  private static final List<String> OF_TABLES =
      List.of(
          "table_row_count_to_equal",
          "table_row_count_to_be_between",
          "table_column_count_to_equal",
          "table_column_count_to_be_between",
          "table_columns_to_match_ordered_list",
          "table_columns_to_match_set",
          "column_to_exist");
  private static final List<String> OF_DISTRIBUTIONS =
      List.of("column_kl_divergence_to_be_less_than");
  private static final List<List<String>> GROUPS =
      List.of(
          OF_ANY,
          OF_SETS,
          OF_PATTERNS,
          OF_FORMATS,
          OF_SHARES,
          OF_NUMBERS,
          OF_ORDER,
          OF_LENGTHS,
          OF_RECORDS,
          OF_TABLES,
          OF_DISTRIBUTIONS);

  private final Choice choice;

  RandomExpectations(Choice choice) {
    this.choice = choice;
  }

  /** All types that may come. */
  static Set<String> types() {
    Set<String> types = new TreeSet<>();
    GROUPS.forEach(group -> group.forEach(type -> types.add("expect_" + type)));
    return types;
  }

  static boolean hasMostly(ObjectNode entry) {
    String type = plain(entry);
    return OF_PATTERNS.contains(type)
        || OF_FORMATS.contains(type)
        || OF_LENGTHS.contains(type)
        || OF_RECORDS.contains(type)
        || (type.startsWith("column_value") && !type.contains("type"));
  }

  static boolean hasRowCondition(ObjectNode entry) {
    String type = plain(entry);
    return !type.startsWith("table_column")
        && !type.equals("column_to_exist")
        && !type.equals("column_type_to_be");
  }

  private static String plain(ObjectNode entry) {
    return entry.path("type").asText().substring("expect_".length());
  }

  ObjectNode next() {
    List<String> group = choice.pick(GROUPS);
    String type = choice.pick(group);
    ObjectNode entry = NODES.objectNode().put("type", "expect_" + type);
    ObjectNode kwargs = entry.putObject("kwargs");
    if (group == OF_RECORDS) {
      new RandomRecords(choice).fill(type, kwargs);
    } else if (group == OF_TABLES) {
      table(type, kwargs);
    } else if (group == OF_FORMATS) {
      new RandomPatterns(choice).formats(type, kwargs);
    } else if (group == OF_NUMBERS) {
      numbers(type, kwargs.put("column", choice.column(Oracle.NUMBERS)));
    } else if (group == OF_ORDER) {
      order(type, kwargs);
    } else if (group == OF_DISTRIBUTIONS) {
      Distributions.fill(kwargs, choice);
    } else {
      any(type, kwargs.put("column", choice.oneIn(60) ? "no such" : choice.column()));
    }
    return entry;
  }

  @SuppressWarnings("checkstyle:CyclomaticComplexity")
  private void any(String type, ObjectNode kwargs) {
    if (OF_SETS.contains(type)) {
      String column = choice.column();
      kwargs.put("column", column).set("value_set", choice.set(column));
      if (choice.table().type(column).equals("boolean") && choice.oneIn(8)) {
        kwargs.putArray("value_set").add(1);
      }
      if (type.contains("most_common") && choice.oneIn(2)) {
        kwargs.put("ties_okay", choice.oneIn(2));
      }
    } else if (OF_PATTERNS.contains(type)) {
      new RandomPatterns(choice).patterns(type, kwargs);
    } else if (OF_SHARES.contains(type)) {
      range(kwargs, type.contains("count") ? 8 : 1, type.contains("count") ? 1 : 0.25);
    } else if (type.equals("column_value_lengths_to_equal")) {
      kwargs.put("value", choice.random().nextInt(12));
    } else if (type.contains("lengths")) {
      range(kwargs, 12, 1);
      kwargs.put("min_value", kwargs.path("min_value").asInt(0));
    } else if (type.contains("creasing")) {
      kwargs.putArray("order_by").add(RandomTables.PLACE);
      kwargs.put("strictly", choice.oneIn(2));
    } else if (type.contains("type")) {
      types(type, kwargs);
    }
  }

  private void types(String type, ObjectNode kwargs) {
    List<String> names =
        List.of(
            "LongType",
            "BIGINT",
            "StringType",
            "DateType",
            "boolean",
            "DoubleType",
            "INT",
            "TimestampType",
            "FloatType",
            "DecimalType",
            "string");
    if (type.endsWith("list")) {
      kwargs.putArray("type_list").add(choice.pick(names)).add(choice.pick(names));
    } else {
      kwargs.put("type_", choice.pick(names));
    }
  }

  /** Whole steps from 0, ends in order, each of them sometimes missing or strict. */
  private void range(ObjectNode kwargs, int steps, double step) {
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

  private void order(String type, ObjectNode kwargs) {
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

  private void numbers(String type, ObjectNode kwargs) {
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
        kwargs.put("multiplier", choice.pick(List.of(0.5, 1.0, 1.5, 3.0)));
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

  @SuppressWarnings("checkstyle:CyclomaticComplexity")
  private void table(String type, ObjectNode kwargs) {
    List<String> columns = new ArrayList<>(choice.all());
    if (type.contains("set") && choice.oneIn(2)) {
      Collections.shuffle(columns, choice.random());
      kwargs.put("exact_match", choice.oneIn(2));
    }
    if (choice.oneIn(2)) {
      columns.remove(choice.random().nextInt(columns.size()));
    }
    if (type.equals("column_to_exist")) {
      kwargs.put("column", choice.oneIn(8) ? "absent" : choice.column());
      if (choice.oneIn(2)) {
        kwargs.put("column_index", choice.random().nextInt(5));
      }
    } else if (type.startsWith("table_columns")) {
      columns.forEach(kwargs.putArray(type.contains("set") ? "column_set" : "column_list")::add);
    } else if (type.endsWith("equal")) {
      kwargs.put("value", choice.random().nextInt(31));
    } else {
      range(kwargs, 30, 1);
      if (type.startsWith("table_column_count")) {
        kwargs.remove(List.of("strict_min", "strict_max"));
      }
    }
  }
}

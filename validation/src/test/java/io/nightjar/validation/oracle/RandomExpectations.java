package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
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

  private final RandomRanges ranges;
  private final Deque<String> deck = new ArrayDeque<>();

  RandomExpectations(Choice choice) {
    this.choice = choice;
    this.ranges = new RandomRanges(choice);
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
    String type = drawn();
    List<String> group =
        GROUPS.stream().filter(types -> types.contains(type)).findFirst().orElseThrow();
    ObjectNode entry = NODES.objectNode().put("type", "expect_" + type);
    ObjectNode kwargs = entry.putObject("kwargs");
    if (group == OF_RECORDS) {
      new RandomRecords(choice).fill(type, kwargs);
    } else if (group == OF_TABLES) {
      table(type, kwargs);
    } else if (group == OF_FORMATS) {
      new RandomPatterns(choice).formats(type, kwargs);
    } else if (group == OF_NUMBERS) {
      ranges.numbers(type, kwargs.put("column", choice.column(Oracle.NUMBERS)));
    } else if (group == OF_ORDER) {
      ranges.order(type, kwargs);
    } else if (group == OF_DISTRIBUTIONS) {
      Distributions.fill(kwargs, choice);
    } else {
      any(type, kwargs.put("column", choice.column()));
    }
    return entry;
  }

  /** Each type once, in any order, before one comes again. */
  private String drawn() {
    if (deck.isEmpty()) {
      List<String> types = new ArrayList<>();
      GROUPS.forEach(types::addAll);
      Collections.shuffle(types, choice.random());
      deck.addAll(types);
    }
    return deck.pop();
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
      ranges.range(kwargs, type.contains("count") ? 8 : 1, type.contains("count") ? 1 : 0.25);
    } else if (type.equals("column_value_lengths_to_equal")) {
      kwargs.put("value", choice.random().nextInt(12));
    } else if (type.contains("lengths")) {
      ranges.range(kwargs, 12, 1);
      kwargs.put("min_value", kwargs.path("min_value").asInt(0));
    } else if (type.contains("creasing")) {
      kwargs.putArray("order_by").add(RandomTables.PLACE);
      kwargs.put("strictly", choice.oneIn(2));
    } else if (type.contains("type")) {
      types(type, kwargs);
    }
  }

  private void types(String type, ObjectNode kwargs) {
    List<String> names = TypeWords.all();
    if (choice.oneIn(30)) {
      names = List.of(TypeWords.UNKNOWN);
    } else if (choice.oneIn(3)) {
      names = TypeWords.of(choice.table().type(kwargs.path("column").asText()));
    }
    if (type.endsWith("list")) {
      kwargs.putArray("type_list").add(choice.pick(names)).add(choice.pick(names));
    } else {
      kwargs.put("type_", choice.pick(names));
    }
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
      ranges.range(kwargs, 30, 1);
      if (type.startsWith("table_column_count")) {
        kwargs.remove(List.of("strict_min", "strict_max"));
      }
    }
  }
}

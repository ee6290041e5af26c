package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.validation.rule.Constant;
import io.nightjar.validation.rule.OrderRules;
import io.nightjar.validation.rule.QueryRules;
import io.nightjar.validation.rule.Rule;
import io.nightjar.validation.rule.SkipRow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The names of the arguments that a type of expectations has.
 *
 * @param names all of them
 */
record Arguments(List<String> names) {
  static final Arguments PLAIN = new Arguments(List.of());
  static final Arguments TABLE = PLAIN.with("row_condition", "condition_parser");
  static final Arguments COLUMN = TABLE.with("column");
  static final Arguments BOUNDS = COLUMN.with("min_value", "max_value", "strict_min", "strict_max");
  static final Arguments SHARE = COLUMN.with("mostly");
  static final Arguments COLUMNS = TABLE.with("column_list", "ignore_row_if", "mostly");
  static final Arguments PAIR = TABLE.with("column_A", "column_B", "ignore_row_if", "mostly");

  /** Copies the list. */
  Arguments {
    names = List.copyOf(names);
  }

  Arguments with(String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    return new Arguments(all);
  }

  static SkipRow skipOfPair(Kwargs kwargs) {
    return skipRow(kwargs, "both_values_are_missing", "either_value_is_missing");
  }

  static SkipRow skipOfList(Kwargs kwargs) {
    return skipRow(kwargs, "all_values_are_missing", "any_value_is_missing");
  }

  /**
   * Which rows a rule about several columns leaves out.
   *
   * @param all how "all missing" is written for this type
   * @param any how "one missing" is written for this type
   */
  private static SkipRow skipRow(Kwargs kwargs, String all, String any) {
    String text = kwargs.find("ignore_row_if").map(JsonNode::asText).orElse(all);
    if (text.equals(all) || text.equals(any)) {
      return text.equals(all) ? SkipRow.ALL : SkipRow.ANY;
    }
    if (!text.equals("never") && !text.equals("neither")) {
      kwargs.problem("ignore_row_if", "\"ignore_row_if\" is %s, %s or never".formatted(all, any));
    }
    return SkipRow.NEVER;
  }

  /** The place of a column, if one is given. */
  static OptionalInt columnIndex(Kwargs kwargs) {
    Optional<JsonNode> index = kwargs.find("column_index");
    if (index.isEmpty()) {
      return OptionalInt.empty();
    }
    kwargs.exactly("column_index");
    if (index.get().isNumber() && !index.get().canConvertToInt()) {
      kwargs.problem("column_index", "\"column_index\" must be the position of a column, from 0");
    }
    return OptionalInt.of(index.get().asInt());
  }

  static boolean isAny(Kwargs kwargs) {
    return kwargs.choice("match_on", "any", "all").equals("any");
  }

  /** A flag without a default. */
  static boolean required(Kwargs kwargs, String key) {
    if (kwargs.find(key).isEmpty()) {
      kwargs.problem(key, "\"%s\" must be true or false".formatted(key));
    }
    return kwargs.flag(key, false);
  }

  static Rule sorted(Kwargs kwargs, boolean isRising) {
    return OrderRules.sorted(
        kwargs.column(),
        isRising,
        kwargs.flag("strictly", false),
        kwargs.texts("order_by").orElse(List.of()),
        kwargs.mostly());
  }

  /** The pairs of a set, each a list of two constants or nulls. */
  static List<List<Constant>> pairs(Kwargs kwargs) {
    String key = "value_pairs_set";
    JsonNode set = kwargs.find(key).orElse(null);
    boolean isFine =
        set != null && Kwargs.isListOf(set, pair -> pair.isArray() && pair.size() == 2);
    if (!isFine) {
      kwargs.problem(key, "\"%s\" must be a list of pairs of values".formatted(key));
      return List.of();
    }
    List<List<Constant>> pairs = new ArrayList<>();
    for (JsonNode pair : set) {
      pairs.add(
          List.of(
              kwargs.constantOrNothing(key, pair.get(0)),
              kwargs.constantOrNothing(key, pair.get(1))));
    }
    return pairs;
  }

  /** A span of time, written as in pipeline files. */
  static CalendarSpan span(Kwargs kwargs, String key) {
    try {
      return CalendarSpan.parse(kwargs.text(key, "a span like \"6 hours\" or \"2 days\""));
    } catch (IllegalArgumentException e) {
      if (kwargs.isClean()) {
        kwargs.problem(key, "\"%s\" must be a span like \"6 hours\" or \"2 days\"".formatted(key));
      }
      return new CalendarSpan(0, ChronoUnit.DAYS);
    }
  }

  /** A query; braces that stand neither for the rows nor for a brace are refused. */
  static String query(Kwargs kwargs, String key) {
    String sql = kwargs.text(key, "one SELECT");
    String rest = sql.replace("{batch}", "").replace("{{", "").replace("}}", "");
    if (rest.contains("{") || rest.contains("}")) {
      kwargs.problem(key, "\"%s\" has a brace that is neither {batch} nor doubled".formatted(key));
    }
    return sql;
  }

  /** Both queries run on the lake; another data source cannot be asked. */
  static Rule sameResults(Kwargs kwargs) {
    String key = "comparison_data_source_name";
    if (!kwargs.text(key, "\"lake\"").equals("lake")) {
      kwargs.problem(
          key, "\"%s\" must be \"lake\": both queries read tables of the lake".formatted(key));
    }
    return QueryRules.sameResults(
        query(kwargs, "base_query"), query(kwargs, "comparison_query"), kwargs.mostly());
  }
}

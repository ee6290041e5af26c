package io.nightjar.validation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Nearest;
import io.nightjar.validation.checks.CheckSpec.SkipRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** The arguments of one expectation; a wrong one is a problem and reads as something harmless. */
final class Kwargs {
  /** Steer how Great Expectations reports or samples; no influence on the verdict. */
  private static final List<String> WITHOUT_EFFECT =
      List.of("result_format", "catch_exceptions", "batch_id");

  private static final List<String> NOT_SUPPORTED = List.of("row_condition", "condition_parser");

  private final JsonNode values;
  private final String path;
  private final BiConsumer<String, String> problems;
  private boolean clean = true;

  Kwargs(JsonNode values, String path, BiConsumer<String, String> problems) {
    this.values = values;
    this.path = path;
    this.problems = problems;
  }

  /** Whether no argument had a problem so far. */
  boolean isClean() {
    return clean;
  }

  void refuseUnknown(List<String> known) {
    if (!values.isObject()) {
      problem("", "\"kwargs\" is missing or not an object");
    }
    values
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (NOT_SUPPORTED.contains(key)) {
                absentOrProblem(key);
              } else if (!known.contains(key) && !WITHOUT_EFFECT.contains(key)) {
                problem(key, "unknown argument \"%s\"%s".formatted(key, Nearest.hint(key, known)));
              }
            });
  }

  private void absentOrProblem(String key) {
    if (find(key).isPresent()) {
      problem(key, "\"%s\" is not supported; the rule would check other rows".formatted(key));
    }
  }

  String column() {
    Optional<JsonNode> column = find("column");
    if (column.isEmpty() || !column.get().isTextual() || column.get().textValue().isEmpty()) {
      problem("column", "\"column\" must be the name of a column");
      return "";
    }
    return column.get().textValue();
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>();
    find("column_list").ifPresent(list -> list.forEach(name -> columns.add(name.asText())));
    if (columns.size() < 2 || columns.contains("")) {
      problem("column_list", "\"column_list\" must be a list of two or more column names");
    } else if (columns.stream().distinct().count() < columns.size()) {
      problem("column_list", "\"column_list\" names a column twice");
    }
    return columns;
  }

  SkipRow skipRow() {
    String text = find("ignore_row_if").map(JsonNode::asText).orElse("all_values_are_missing");
    for (SkipRow skip : SkipRow.values()) {
      if (skip.name().toLowerCase(Locale.ROOT).equals(text)) {
        return skip;
      }
    }
    problem("ignore_row_if", "\"ignore_row_if\" is all_values_are_missing or any_value_is_missing");
    return SkipRow.ALL_VALUES_ARE_MISSING;
  }

  double mostly() {
    Optional<JsonNode> mostly = find("mostly");
    double share = mostly.filter(JsonNode::isNumber).map(JsonNode::doubleValue).orElse(1.0);
    if (mostly.isPresent() && !(mostly.get().isNumber() && share >= 0 && share <= 1)) {
      problem("mostly", "\"mostly\" must be a number from 0 to 1");
    }
    return share;
  }

  /** Bounds of values: at least one, numbers or ISO dates, in order. */
  Bounds valueBounds() {
    Bounds bounds = bounds();
    if (clean && bounds.min().isEmpty() && bounds.max().isEmpty()) {
      problem("", "one of \"min_value\" and \"max_value\" is needed");
    }
    return bounds;
  }

  /** Bounds of a number of rows. */
  Bounds countBounds() {
    Bounds bounds = bounds();
    for (Optional<Constant> end : List.of(bounds.min(), bounds.max())) {
      if (end.isPresent() && !(end.get() instanceof Constant.Number)) {
        problem("", "\"min_value\" and \"max_value\" of a row count must be numbers");
        return new Bounds(Optional.empty(), Optional.empty(), false, false);
      }
    }
    return bounds;
  }

  private Bounds bounds() {
    Optional<Constant> min = bound("min_value");
    Optional<Constant> max = bound("max_value");
    if (min.isPresent() && max.isPresent() && !inOrder(min.get(), max.get())) {
      problem("min_value", "\"min_value\" must be of the kind of \"max_value\" and not above it");
    }
    return new Bounds(min, max, flag("strict_min"), flag("strict_max"));
  }

  private Optional<Constant> bound(String key) {
    Optional<Constant> bound = find(key).flatMap(node -> constant(key, node));
    boolean fits =
        bound.isEmpty()
            || bound.get() instanceof Constant.Number
            || (bound.get() instanceof Constant.Text text && IsoTimes.isTime(text.value()));
    if (!fits) {
      problem(key, "\"%s\" must be a number, or an ISO date such as \"2013-01-31\"".formatted(key));
      return Optional.empty();
    }
    return bound;
  }

  private static boolean inOrder(Constant min, Constant max) {
    if (min instanceof Constant.Number low && max instanceof Constant.Number high) {
      return low.value().compareTo(high.value()) <= 0;
    }
    return min instanceof Constant.Text low
        && max instanceof Constant.Text high
        && !IsoTimes.instant(low.value()).isAfter(IsoTimes.instant(high.value()));
  }

  private boolean flag(String key) {
    Optional<JsonNode> flag = find(key);
    if (flag.isPresent() && !flag.get().isBoolean()) {
      problem(key, "\"%s\" must be true or false".formatted(key));
    }
    return flag.map(JsonNode::asBoolean).orElse(false);
  }

  /** The values of a set; nulls in it are harmless, because rules about values ignore nulls. */
  List<Constant> values() {
    Optional<JsonNode> set = find("value_set");
    if (set.isEmpty() || !set.get().isArray()) {
      problem("value_set", "\"value_set\" must be a list of values");
      return List.of();
    }
    List<Constant> constants = new ArrayList<>();
    set.get().forEach(node -> constant("value_set", node).ifPresent(constants::add));
    return constants.stream().distinct().toList();
  }

  OptionalInt columnIndex() {
    Optional<JsonNode> index = find("column_index");
    if (index.isEmpty()) {
      return OptionalInt.empty();
    }
    BigDecimal number =
        index.get().isNumber() ? index.get().decimalValue() : BigDecimal.TEN.negate();
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      problem("column_index", "\"column_index\" must be a whole number from 0");
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.intValue());
  }

  private Optional<Constant> constant(String key, JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    if (node.isNumber()) {
      return Optional.of(new Constant.Number(node.decimalValue()));
    }
    if (node.isBoolean()) {
      return Optional.of(new Constant.Flag(node.booleanValue()));
    }
    if (!node.isTextual()) {
      problem(key, "\"%s\" holds something that is no text, number or boolean".formatted(key));
      return Optional.empty();
    }
    return Optional.of(new Constant.Text(node.textValue()));
  }

  /** An argument; null means the same as left out. */
  private Optional<JsonNode> find(String key) {
    JsonNode value = values.path(key);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private void problem(String key, String message) {
    clean = false;
    problems.accept(key.isEmpty() ? path : path + "/" + key, message);
  }
}

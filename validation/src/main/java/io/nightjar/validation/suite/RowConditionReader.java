package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Nearest;
import io.nightjar.validation.rule.Constant;
import io.nightjar.validation.rule.RowCondition;
import io.nightjar.validation.rule.RowCondition.ColumnComparison;
import io.nightjar.validation.rule.RowCondition.Combination;
import io.nightjar.validation.rule.RowCondition.Comparison;
import io.nightjar.validation.rule.RowCondition.Membership;
import io.nightjar.validation.rule.RowCondition.Nullity;
import io.nightjar.validation.rule.RowCondition.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Reads {@code row_condition}: the object, or a text with its {@code condition_parser}. */
final class RowConditionReader {
  private static final int MOST_CONDITIONS = 100;
  private static final List<String> TYPES =
      List.of("comparison", "column_comparison", "nullity", "and", "or", "pass_through");
  private static final List<String> OPERATORS =
      List.of("==", "!=", "<", "<=", ">", ">=", "IN", "NOT_IN");

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "comparison", List.of("column", "operator", "parameter"),
          "column_comparison", List.of("column", "operator", "other_column"),
          "nullity", List.of("column", "is_null"),
          "and", List.of("conditions"),
          "or", List.of("conditions"),
          "pass_through", List.of("pass_through_filter"));

  private final Kwargs kwargs;
  private final ToIntFunction<String> lines;
  private int conditions;

  RowConditionReader(Kwargs kwargs, ToIntFunction<String> lines) {
    this.kwargs = kwargs;
    this.lines = lines;
  }

  Optional<RowCondition> read() {
    Optional<JsonNode> condition = kwargs.find("row_condition");
    Optional<JsonNode> parser = kwargs.find("condition_parser");
    parser.map(JsonNode::asText).ifPresent(name -> TextCondition.check(name, this::problem));
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    if (condition.get().isTextual()) {
      String named = parser.map(JsonNode::asText).orElse("spark");
      return TextCondition.read(
          condition.get().textValue(), named, lines.applyAsInt("row_condition"), this::problem);
    }
    return read(condition.get(), false);
  }

  private Optional<RowCondition> read(JsonNode node, boolean isWithinOr) {
    conditions++;
    String type = node.path("type").asText(node.path("condition_type").asText(""));
    if (conditions > MOST_CONDITIONS) {
      return problem("a row condition has at most %d conditions".formatted(MOST_CONDITIONS));
    }
    refuseUnknown(node, KEYS.getOrDefault(type, List.of()));
    return switch (type) {
      case "comparison" -> comparison(node);
      case "column_comparison" -> columns(node);
      case "nullity" -> nullity(node);
      case "and", "or" -> combination(node, type.equals("and"), isWithinOr);
      case "pass_through" -> sql(node.path("pass_through_filter"));
      default ->
          problem(
              "\"row_condition\" has the unknown type \"%s\"%s"
                  .formatted(type, Nearest.hint(type, TYPES)));
    };
  }

  private Optional<RowCondition> sql(JsonNode filter) {
    return filter.isTextual() && !filter.textValue().isBlank()
        ? Optional.of(new Sql(filter.textValue(), lines.applyAsInt("row_condition")))
        : problem("\"pass_through_filter\" must be an SQL expression");
  }

  private void refuseUnknown(JsonNode node, List<String> keys) {
    List<String> known = new ArrayList<>(keys);
    known.addAll(List.of("type", "condition_type"));
    if (!keys.isEmpty()) {
      Keys.refuseUnknown(node, known, "key", (key, message) -> problem(message));
    }
  }

  private Optional<RowCondition> comparison(JsonNode node) {
    String column = column(node.path("column"));
    String operator = operator(node);
    JsonNode parameter = node.path("parameter");
    if (operator.equals("IN") || operator.equals("NOT_IN")) {
      List<Constant> values = new ArrayList<>();
      parameter.forEach(value -> constant(value).ifPresent(values::add));
      boolean isOneKind = values.stream().map(Object::getClass).distinct().count() == 1;
      return parameter.isArray() && isOneKind
          ? Optional.of(new Membership(column, operator.equals("IN"), values))
          : problem("\"%s\" needs a list of values of one kind".formatted(operator));
    }
    return constant(parameter).map(value -> new Comparison(column, operator, value));
  }

  private Optional<RowCondition> columns(JsonNode node) {
    String operator = operator(node);
    if (operator.contains("IN")) {
      return problem("columns are compared with == != < <= > >=");
    }
    return Optional.of(
        new ColumnComparison(
            column(node.path("column")), operator, column(node.path("other_column"))));
  }

  private Optional<RowCondition> nullity(JsonNode node) {
    if (!node.path("is_null").isBoolean()) {
      return problem("\"is_null\" must be true or false");
    }
    return Optional.of(
        new Nullity(column(node.path("column")), node.path("is_null").booleanValue()));
  }

  private Optional<RowCondition> combination(JsonNode node, boolean isAll, boolean isWithinOr) {
    if (isWithinOr && !isAll) {
      return problem("an \"or\" inside of a row condition may not hold another \"or\"");
    }
    List<RowCondition> parts = new ArrayList<>();
    for (JsonNode part : node.path("conditions")) {
      if (isAll && part.path("type").asText("").equals("or")) {
        return problem("an \"and\" may not hold an \"or\"");
      }
      read(part, isWithinOr || !isAll).ifPresent(parts::add);
    }
    return parts.isEmpty()
        ? problem("\"%s\" needs conditions".formatted(isAll ? "and" : "or"))
        : Optional.of(new Combination(isAll, parts));
  }

  private String operator(JsonNode node) {
    String operator = node.path("operator").asText("").toUpperCase(Locale.ROOT);
    if (!OPERATORS.contains(operator)) {
      problem(
          "\"operator\" is one of %s, not \"%s\"".formatted(String.join(" ", OPERATORS), operator));
    }
    return operator;
  }

  private String column(JsonNode node) {
    JsonNode name = node.isTextual() ? node : node.path("name");
    Keys.refuseUnknown(node, List.of("name"), "key", (key, message) -> problem(message));
    if (!name.isTextual() || name.textValue().isEmpty()) {
      problem("\"column\" of a row condition is an object with \"name\"");
    }
    return name.asText();
  }

  private Optional<Constant> constant(JsonNode node) {
    if (Kwargs.isNumber(node)) {
      return Optional.of(new Constant.Number(node.decimalValue()));
    }
    if (node.isTextual()) {
      return Optional.of(new Constant.Text(node.textValue()));
    }
    if (node.isBoolean()) {
      return Optional.of(new Constant.Flag(node.booleanValue()));
    }
    problem("\"parameter\" of a row condition must be a text, number or boolean");
    return Optional.empty();
  }

  private Optional<RowCondition> problem(String message) {
    kwargs.problem("row_condition", message);
    return Optional.empty();
  }
}

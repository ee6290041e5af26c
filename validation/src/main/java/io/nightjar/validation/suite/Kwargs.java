package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.validation.rule.Bounds;
import io.nightjar.validation.rule.Constant;
import io.nightjar.validation.rule.IsoTimes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The arguments of one expectation; a wrong one is a problem and reads as something harmless. */
final class Kwargs {
  /** Steer how Great Expectations reports or samples; no influence on the verdict. */
  private static final List<String> WITHOUT_EFFECT =
      List.of("result_format", "catch_exceptions", "batch_id", "include_config");

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
    Keys.refuseUnknown(
        values,
        known,
        "argument",
        (key, message) -> {
          if (!WITHOUT_EFFECT.contains(key)) {
            problem(key, message);
          }
        });
  }

  String column() {
    return column("column");
  }

  String column(String key) {
    return text(key, "the name of a column");
  }

  /** A text that is not empty. */
  String text(String key, String what) {
    Optional<JsonNode> text = find(key);
    if (text.isEmpty() || !text.get().isTextual() || text.get().textValue().isEmpty()) {
      problem(key, "\"%s\" must be %s".formatted(key, what));
      return "";
    }
    return text.get().textValue();
  }

  String optionalText(String key) {
    Optional<JsonNode> text = find(key);
    if (text.isPresent() && !text.get().isTextual()) {
      problem(key, "\"%s\" must be a text".formatted(key));
    }
    return text.map(JsonNode::asText).orElse("");
  }

  /** Several columns, each once. */
  List<String> columns() {
    List<String> columns = texts("column_list").orElse(List.of());
    if (columns.size() < 2 || columns.contains("")) {
      problem("column_list", "\"column_list\" must be a list of two or more column names");
    } else if (columns.stream().distinct().count() < columns.size()) {
      problem("column_list", "\"column_list\" names a column twice");
    }
    return columns;
  }

  /** A list of texts, or nothing. */
  Optional<List<String>> texts(String key) {
    Optional<JsonNode> list = find(key);
    if (list.isPresent() && !isListOf(list.get(), JsonNode::isTextual)) {
      problem(key, "\"%s\" must be a list of texts".formatted(key));
      return Optional.of(List.of());
    }
    return list.map(Kwargs::strings);
  }

  /** A list of texts with at least one. */
  List<String> someTexts(String key) {
    Optional<List<String>> texts = texts(key);
    if (clean && texts.map(List::isEmpty).orElse(true)) {
      problem(key, "\"%s\" must be a list with at least one text".formatted(key));
    }
    return texts.orElse(List.of());
  }

  private static List<String> strings(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  static boolean isListOf(JsonNode list, Predicate<JsonNode> kind) {
    return list.isArray()
        && Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get).allMatch(kind);
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
    if (clean && bounds.isOpen()) {
      problem("", "one of \"min_value\" and \"max_value\" is needed");
    }
    return bounds;
  }

  /** Bounds that are numbers; none at all is fine. */
  Bounds numberBounds() {
    Bounds bounds = bounds();
    if (!bounds.isOfNumbers()) {
      problem("", "\"min_value\" and \"max_value\" must be numbers here");
      return Bounds.OPEN;
    }
    return bounds;
  }

  /** Bounds that are numbers, of which one is needed. */
  Bounds lengthBounds() {
    valueBounds();
    return numberBounds();
  }

  /** Bounds of numbers or ISO dates; none at all is fine. */
  Bounds bounds() {
    return bounds(
        bound("min_value"),
        bound("max_value"),
        flag("strict_min", false),
        flag("strict_max", false));
  }

  private Bounds bounds(
      Optional<Constant> min, Optional<Constant> max, boolean strictMin, boolean strictMax) {
    Bounds bounds = new Bounds(min, max, strictMin, strictMax);
    if (!bounds.isInOrder()) {
      problem("min_value", "\"min_value\" must be of the kind of \"max_value\" and not above it");
    }
    return bounds;
  }

  /** Exactly one whole number. */
  Bounds exactly(String key) {
    BigDecimal number = number(key);
    if (number.stripTrailingZeros().scale() > 0 || number.signum() < 0) {
      problem(key, "\"%s\" must be a whole number from 0".formatted(key));
    }
    Optional<Constant> value = Optional.of(new Constant.Number(number));
    return new Bounds(value, value, false, false);
  }

  private Optional<Constant> bound(String key) {
    return bound(key, find(key));
  }

  private Optional<Constant> bound(String key, Optional<JsonNode> node) {
    Optional<Constant> bound = node.flatMap(value -> constant(key, value));
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

  /** A number that must be there. */
  BigDecimal number(String key) {
    Optional<JsonNode> number = find(key);
    if (number.isEmpty() || !isNumber(number.get())) {
      problem(key, "\"%s\" must be a number".formatted(key));
      return BigDecimal.ZERO;
    }
    return number.get().decimalValue();
  }

  /** A number that is finite as a double, too. */
  static boolean isNumber(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue());
  }

  /** A number that has a default. */
  double number(String key, double usual) {
    return find(key).isEmpty() ? usual : number(key).doubleValue();
  }

  boolean flag(String key, boolean usual) {
    Optional<JsonNode> flag = find(key);
    if (flag.isPresent() && !flag.get().isBoolean()) {
      problem(key, "\"%s\" must be true or false".formatted(key));
    }
    return flag.map(JsonNode::asBoolean).orElse(usual);
  }

  /** One of some words; the first is the default. */
  String choice(String key, String... words) {
    String word = find(key).map(JsonNode::asText).orElse(words[0]);
    if (!List.of(words).contains(word)) {
      problem(key, "\"%s\" is one of %s".formatted(key, String.join(", ", words)));
    }
    return word;
  }

  /** The values of a set; nulls in it are harmless, because rules about values ignore nulls. */
  List<Constant> values() {
    return set().stream().filter(value -> !(value instanceof Constant.Nothing)).toList();
  }

  /** The values of a set, a null among them. */
  List<Constant> set() {
    Optional<JsonNode> set = find("value_set");
    if (set.isEmpty() || !set.get().isArray()) {
      problem("value_set", "\"value_set\" must be a list of values");
      return List.of();
    }
    List<Constant> constants = new ArrayList<>();
    set.get().forEach(node -> constants.add(constantOrNothing("value_set", node)));
    return constants.stream().distinct().toList();
  }

  /** A constant, or that there is none. */
  Constant constantOrNothing(String key, JsonNode node) {
    return constant(key, node).orElse(new Constant.Nothing());
  }

  private Optional<Constant> constant(String key, JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    if (isNumber(node)) {
      return Optional.of(new Constant.Number(node.decimalValue()));
    }
    if (node.isBoolean()) {
      return Optional.of(new Constant.Flag(node.booleanValue()));
    }
    if (!node.isTextual()) {
      String what =
          node.isNumber()
              ? "a number that is too large"
              : "something that is no text, number or boolean";
      problem(key, "\"%s\" holds %s".formatted(key, what));
      return Optional.empty();
    }
    return Optional.of(new Constant.Text(node.textValue()));
  }

  /** An argument; null means the same as left out. */
  Optional<JsonNode> find(String key) {
    JsonNode value = values.path(key);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  void problem(String key, String message) {
    clean = false;
    problems.accept(key.isEmpty() ? path : path + "/" + key, message);
  }
}

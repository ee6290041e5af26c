package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;

/**
 * Types unquoted YAML text by the core rules of YAML 1.2, and of those only the forms that nobody
 * can misread: {@code NO}, {@code 010} and {@code 12:30} stay text.
 */
final class PlainScalar {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern FLOAT =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");
  private static final int LONGEST_NUMBER = 60;

  private PlainScalar() {}

  /** The value of unquoted text. */
  static JsonNode typed(String text) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (text) {
      case "", "~", "null" -> nodes.nullNode();
      case "true" -> nodes.booleanNode(true);
      case "false" -> nodes.booleanNode(false);
      default -> text.length() > LONGEST_NUMBER ? nodes.textNode(text) : number(text, nodes);
    };
  }

  private static JsonNode number(String text, JsonNodeFactory nodes) {
    if (WHOLE.matcher(text).matches()) {
      return nodes.numberNode(Long.parseLong(text));
    }
    if (FLOAT.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? nodes.numberNode(value) : nodes.textNode(text);
    }
    return nodes.textNode(text);
  }
}

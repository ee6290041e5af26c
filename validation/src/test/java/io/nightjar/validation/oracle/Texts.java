package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns of texts. */
final class Texts {
  private Texts() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether the patterns of a rule are found: any of them, or all. */
  static boolean matches(String text, String type, JsonNode kwargs) {
    boolean isLike = type.contains("like");
    JsonNode patterns = patterns(kwargs, isLike ? "like_pattern" : "regex");
    String escape = kwargs.path("escape").asText("\\");
    int found = 0;
    for (JsonNode pattern : patterns) {
      boolean is =
          isLike
              ? like(text, pattern.asText(), escape)
              : Pattern.compile(pattern.asText()).matcher(text).find();
      found += is ? 1 : 0;
    }
    return kwargs.path("match_on").asText().equals("all") ? found == patterns.size() : found > 0;
  }

  private static JsonNode patterns(JsonNode kwargs, String key) {
    if (kwargs.has(key + "_list")) {
      return kwargs.path(key + "_list");
    }
    ArrayNode one = JsonNodeFactory.instance.arrayNode();
    return one.add(kwargs.has(key) ? kwargs.path(key).asText() : "(?s).*");
  }

  /** By trying: a percent sign takes any number of letters, an underscore one. */
  @SuppressWarnings("checkstyle:CyclomaticComplexity")
  private static boolean like(String text, String pattern, String escape) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.startsWith("%")) {
      return like(text, pattern.substring(1), escape)
          || (!text.isEmpty() && like(rest(text), pattern, escape));
    }
    if (pattern.startsWith(escape) && pattern.length() > 1) {
      String literal = pattern.substring(1);
      return starts(text, literal) && like(rest(text), rest(literal), escape);
    }
    return !text.isEmpty()
        && (pattern.startsWith("_") || starts(text, pattern))
        && like(rest(text), rest(pattern), escape);
  }

  private static boolean starts(String text, String pattern) {
    return !text.isEmpty() && text.codePointAt(0) == pattern.codePointAt(0);
  }

  private static String rest(String text) {
    return text.substring(text.offsetByCodePoints(0, 1));
  }

  /** Known answers of Python for the texts of {@link RandomTables}. */
  static boolean isStrptime(String text) {
    return List.of("2024-02-29", "2024-2-9").contains(text);
  }

  static boolean isDateutil(String text) {
    return List.of("2024-02-29", "2024-2-9", "2024-02-29 ").contains(text);
  }

  static boolean isJson(String text) {
    return !List.of("[1, 2", "").contains(text);
  }

  static boolean isJsonInteger(String text) {
    return List.of("1", " 2 ").contains(text);
  }
}

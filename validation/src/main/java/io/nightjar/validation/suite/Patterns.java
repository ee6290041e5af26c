package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nightjar.validation.format.JsonSchemas;
import io.nightjar.validation.format.StrptimeFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads patterns of texts; one that cannot work is found before there is any data. */
final class Patterns {
  private Patterns() {}

  /** A regular expression; without one everything fits. */
  static String regexOrAll(Kwargs kwargs) {
    return kwargs.find("regex").isEmpty() ? "(?s).*" : regex(kwargs);
  }

  /** A regular expression, which may be empty. */
  static String regex(Kwargs kwargs) {
    Optional<JsonNode> regex = kwargs.find("regex");
    if (regex.isEmpty() || !regex.get().isTextual()) {
      kwargs.problem("regex", "\"regex\" must be a regular expression");
      return "";
    }
    check(kwargs, "regex", regex.get().textValue());
    return regex.get().textValue();
  }

  static List<String> regexes(Kwargs kwargs) {
    List<String> regexes = kwargs.someTexts("regex_list");
    regexes.forEach(regex -> check(kwargs, "regex_list", regex));
    return regexes;
  }

  private static void check(Kwargs kwargs, String key, String regex) {
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      kwargs.problem(
          key, "\"%s\" is no Java regular expression: %s".formatted(key, e.getDescription()));
    }
  }

  static String like(Kwargs kwargs) {
    return kwargs.text("like_pattern", "an SQL LIKE pattern");
  }

  static List<String> likes(Kwargs kwargs) {
    return kwargs.someTexts("like_pattern_list");
  }

  /** One character; a backslash if none is given, as in Spark. */
  static String escape(Kwargs kwargs) {
    String escape = kwargs.optionalText("escape");
    if (escape.length() > 1) {
      kwargs.problem("escape", "\"escape\" must be one character");
    }
    return escape.isEmpty() ? "\\" : escape;
  }

  static String strftime(Kwargs kwargs) {
    String format = kwargs.text("strftime_format", "a format such as %Y-%m-%d");
    try {
      StrptimeFormat.of(format);
    } catch (IllegalArgumentException e) {
      kwargs.problem("strftime_format", "\"strftime_format\": " + e.getMessage());
    }
    return format;
  }

  static JsonNode jsonSchema(Kwargs kwargs) {
    JsonNode schema = kwargs.find("json_schema").orElse(NullNode.getInstance());
    if (!schema.isObject() && !schema.isBoolean()) {
      kwargs.problem("json_schema", "\"json_schema\" must be a JSON schema");
      return schema;
    }
    try {
      JsonSchemas.of(schema);
    } catch (IllegalArgumentException e) {
      kwargs.problem("json_schema", "\"json_schema\": " + e.getMessage());
    }
    return schema;
  }
}

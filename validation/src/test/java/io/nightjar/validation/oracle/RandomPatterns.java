package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Arguments of rules about texts. */
record RandomPatterns(Choice choice) {
  private static final List<String> REGEXES =
      List.of(
          "^a", "[0-9]+", "", "^$", "\\s", "d$", ".", "é", "^.{1,2}$", "(?i)A", "[^a-z]", "1|a");
  private static final List<String> LIKES =
      List.of(
          "a%", "%b", "%a%", "_", "__", "%", "a!%b", "x!_y", "2024-%", "É", "%.%", "a_b", "1%0");

  @SuppressWarnings("checkstyle:CyclomaticComplexity")
  void patterns(String type, ObjectNode kwargs) {
    boolean isLike = type.contains("like");
    String key = isLike ? "like_pattern" : "regex";
    if (type.endsWith("list")) {
      ArrayNode list = kwargs.putArray(key + "_list");
      for (int i = 1 + choice.random().nextInt(3); i > 0; i--) {
        list.add(choice.pick(isLike ? LIKES : REGEXES));
      }
      if (!type.contains("not") && choice.oneIn(2)) {
        kwargs.put("match_on", choice.oneIn(2) ? "any" : "all");
      }
    } else {
      kwargs.put(key, choice.pick(isLike ? LIKES : REGEXES));
    }
    if (isLike && choice.oneIn(2)) {
      kwargs.put("escape", "!");
    }
  }

  void formats(String type, ObjectNode kwargs) {
    boolean isDate = type.contains("strftime") || type.contains("dateutil");
    kwargs.put("column", isDate ? RandomTables.DATE_TEXTS : RandomTables.JSON_TEXTS);
    if (type.contains("strftime")) {
      kwargs.put("strftime_format", "%Y-%m-%d");
    } else if (type.contains("schema")) {
      kwargs.putObject("json_schema").put("type", "integer");
    }
  }
}

package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Row conditions in object form; a comparison with a null is never true. */
final class Conditions {
  private final Table table;

  Conditions(Table table) {
    this.table = table;
  }

  List<Map<String, Object>> filter(JsonNode condition, List<Map<String, Object>> rows) {
    return condition.isMissingNode()
        ? rows
        : rows.stream().filter(row -> meets(condition, row)).toList();
  }

  private boolean meets(JsonNode condition, Map<String, Object> row) {
    return switch (condition.path("type").asText()) {
      case "and" -> all(condition, row) == condition.path("conditions").size();
      case "or" -> all(condition, row) > 0;
      case "nullity" ->
          (cell(condition, "column", row) == null) == condition.path("is_null").asBoolean();
      case "column_comparison" ->
          holds(
              cell(condition, "column", row),
              condition.path("operator").asText(),
              cell(condition, "other_column", row));
      default -> compared(condition, cell(condition, "column", row));
    };
  }

  private int all(JsonNode condition, Map<String, Object> row) {
    int met = 0;
    for (JsonNode part : condition.path("conditions")) {
      met += meets(part, row) ? 1 : 0;
    }
    return met;
  }

  private boolean compared(JsonNode condition, Object cell) {
    String operator = condition.path("operator").asText();
    JsonNode parameter = condition.path("parameter");
    if (cell == null) {
      return false;
    }
    if (operator.endsWith("IN")) {
      boolean isIn = false;
      for (JsonNode value : parameter) {
        isIn = isIn || Cells.is(cell, value);
      }
      return isIn == operator.equals("IN");
    }
    return holds(cell, operator, Cells.like(cell, parameter));
  }

  private static boolean holds(Object left, String operator, Object right) {
    if (left == null || right == null) {
      return false;
    }
    int order = Cells.compare(left, right);
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private Object cell(JsonNode condition, String key, Map<String, Object> row) {
    return row.get(table.column(condition.path(key).path("name").asText()));
  }
}

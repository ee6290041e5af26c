package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.oracle.Golden.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Rules about several columns of a row.
 *
 * @param columns which, in the order of the rule
 */
record RecordOracle(List<String> columns) {
  ObjectNode decide(String type, JsonNode kwargs, List<Map<String, Object>> rows) {
    Predicate<Map<String, Object>> present = row -> isPresent(kwargs, cells(row));
    Map<List<Object>, Integer> counts = new HashMap<>();
    rows.stream().filter(present).forEach(row -> counts.merge(keys(cells(row)), 1, Integer::sum));
    return Golden.rows(
        kwargs,
        rows,
        present,
        row ->
            type.startsWith("compound")
                ? counts.get(keys(cells(row))) > 1
                : !fits(type, kwargs, cells(row)),
        Kind.RELATED);
  }

  private List<Object> cells(Map<String, Object> row) {
    List<Object> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(row.get(column)));
    return cells;
  }

  private static List<Object> keys(List<Object> cells) {
    List<Object> keys = new ArrayList<>();
    cells.forEach(cell -> keys.add(cell == null ? null : Cells.key(cell)));
    return keys;
  }

  private static boolean isPresent(JsonNode kwargs, List<Object> cells) {
    long nulls = cells.stream().filter(java.util.Objects::isNull).count();
    String skip = kwargs.path("ignore_row_if").asText("all");
    if (skip.startsWith("n")) {
      return true;
    }
    boolean isEach = skip.startsWith("e") || skip.startsWith("any");
    return isEach ? nulls == 0 : nulls < cells.size();
  }

  private static boolean fits(String type, JsonNode kwargs, List<Object> cells) {
    return switch (type) {
      case "column_pair_values_to_be_equal", "multicolumn_values_to_be_equal" ->
          cells.stream().allMatch(cell -> Cells.same(cells.get(0), cell));
      case "column_pair_values_a_to_be_greater_than_b" -> isGreater(kwargs, cells);
      case "column_pair_values_to_be_in_set" -> isPair(kwargs, cells);
      case "multicolumn_sum_to_equal" -> Cells.is(sum(cells), kwargs.path("sum_total"));
      default -> isDifferent(cells);
    };
  }

  private static boolean isGreater(JsonNode kwargs, List<Object> cells) {
    if (cells.contains(null)) {
      return true;
    }
    int order = Cells.compare(cells.get(0), cells.get(1));
    return order > 0 || (order == 0 && kwargs.path("or_equal").asBoolean());
  }

  private static boolean isPair(JsonNode kwargs, List<Object> cells) {
    boolean isIn = false;
    for (JsonNode pair : kwargs.path("value_pairs_set")) {
      isIn = isIn || (Cells.is(cells.get(0), pair.get(0)) && Cells.is(cells.get(1), pair.get(1)));
    }
    return isIn;
  }

  /** Exactly until the first double; a null adds nothing. */
  static Object sum(List<Object> cells) {
    Object sum = BigDecimal.ZERO;
    for (Object cell : cells) {
      if (cell != null) {
        sum =
            Cells.isFloating(cell) || Cells.isFloating(sum)
                ? (Object) (Cells.number(sum) + Cells.number(cell))
                : Cells.exact(sum).add(Cells.exact(cell));
      }
    }
    return sum;
  }

  private static boolean isDifferent(List<Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Cells.same(cells.get(i), cells.get(j))) {
          return false;
        }
      }
    }
    return true;
  }
}

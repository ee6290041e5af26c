package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Arguments of rules about several columns. */
record RandomRecords(Choice choice) {
  void fill(String type, ObjectNode kwargs) {
    List<String> columns = type.startsWith("compound") ? several(choice.all()) : choice.family(4);
    if (type.contains("sum")) {
      List<String> kinds = List.of("bigint", "int", "double", "decimal(10,2)");
      columns = several(choice.table().columns(kinds));
      kwargs.set("sum_total", total(columns));
    }
    if (type.startsWith("column_pair")) {
      kwargs.put("column_A", columns.get(0)).put("column_B", columns.get(1));
      skip(kwargs, "both_values_are_missing", "either_value_is_missing", "neither");
      pair(type, kwargs, columns);
    } else {
      columns.forEach(kwargs.putArray("column_list")::add);
      skip(kwargs, "all_values_are_missing", "any_value_is_missing", "never");
    }
  }

  /** Often what a row comes to. */
  private JsonNode total(List<String> columns) {
    Map<String, Object> row = choice.row();
    List<Object> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(row.get(column)));
    Object sum = RecordOracle.sum(cells);
    return choice.oneIn(2) && Double.isFinite(Cells.number(sum))
        ? Choice.written(sum)
        : Choice.number(choice.random().nextInt(20) * 0.5);
  }

  private void pair(String type, ObjectNode kwargs, List<String> columns) {
    if (type.contains("greater") && choice.oneIn(2)) {
      kwargs.put("or_equal", choice.oneIn(2));
    } else if (type.contains("set")) {
      ArrayNode set = kwargs.putArray("value_pairs_set");
      for (int i = choice.random().nextInt(5); i > 0; i--) {
        set.addArray().add(orNull(columns.get(0))).add(orNull(columns.get(1)));
      }
    }
  }

  private JsonNode orNull(String column) {
    return choice.oneIn(5) ? NullNode.getInstance() : choice.constant(column);
  }

  private List<String> several(List<String> from) {
    List<String> columns = new ArrayList<>(from);
    Collections.shuffle(columns, choice.random());
    return columns.subList(0, 2 + choice.random().nextInt(2));
  }

  private void skip(ObjectNode kwargs, String... words) {
    if (choice.oneIn(2)) {
      kwargs.put("ignore_row_if", choice.pick(List.of(words)));
    }
  }
}

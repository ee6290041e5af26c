package io.nightjar.validation.checks;

import io.nightjar.core.config.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the columns that rules name and gives each a safe name, because Deequ builds SQL out of
 * column names and breaks on dots, blanks and quotes.
 */
final class ColumnBinding {
  private final StructType schema;
  private final Map<String, String> safeByColumn = new LinkedHashMap<>();

  ColumnBinding(StructType schema) {
    this.schema = schema;
  }

  /** The table's columns. */
  StructType schema() {
    return schema;
  }

  /** The column of that name; upper and lower case are the same if that is not ambiguous. */
  StructField find(String column) throws RuleProblem {
    List<StructField> same = fields().filter(field -> field.name().equals(column)).toList();
    List<StructField> similar =
        fields().filter(field -> field.name().equalsIgnoreCase(column)).toList();
    List<StructField> found = same.isEmpty() ? similar : same;
    if (found.size() != 1) {
      List<String> names = fields().map(StructField::name).toList();
      throw new RuleProblem("no column \"%s\"%s".formatted(column, Nearest.hint(column, names)));
    }
    return found.get(0);
  }

  /** The safe name that stands for a column. */
  String safe(StructField field) {
    return safeByColumn.computeIfAbsent(field.name(), name -> "c" + safeByColumn.size());
  }

  /** Every column used so far, by its safe name. */
  Map<String, String> used() {
    Map<String, String> columnBySafe = new LinkedHashMap<>();
    safeByColumn.forEach((column, safe) -> columnBySafe.put(safe, column));
    return columnBySafe;
  }

  private Stream<StructField> fields() {
    return Stream.of(schema.fields());
  }
}

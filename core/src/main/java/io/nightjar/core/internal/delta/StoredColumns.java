package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;

/**
 * Which columns may be stored: those that keep a table at Delta reader protocol 1, so that any
 * engine can read it, and that agree with what the table has already.
 */
final class StoredColumns {
  private static final Pattern FORBIDDEN_IN_NAMES = Pattern.compile("[ ,;{}()\n\t=]");

  private StoredColumns() {}

  /** Refuses columns that no table may have, and rows without a DATE {@code _logical_date}. */
  static void check(TableName table, StructType rows) {
    for (StructField field : rows.fields()) {
      if (FORBIDDEN_IN_NAMES.matcher(field.name()).find()) {
        throw CoreErrors.columnNotPublishable(
            table.toString(), field.name(), "its name has a space or one of ,;{}()=");
      }
      checkType(table, field.name(), field.dataType());
    }
    boolean hasNight = false;
    for (StructField field : rows.fields()) {
      hasNight |=
          field.name().equals(Bookkeeping.LOGICAL_DATE) && field.dataType() instanceof DateType;
    }
    if (!hasNight) {
      throw CoreErrors.columnNotPublishable(
          table.toString(),
          Bookkeeping.LOGICAL_DATE,
          "every table needs it as a DATE; select it from the main source");
    }
  }

  /** What differs, in one line; empty if rows of that schema fit the table. */
  static String difference(StructType table, StructType rows) {
    Map<String, String> has = types(table);
    Map<String, String> gets = types(rows);
    List<String> differences = new ArrayList<>();
    has.forEach(
        (name, type) -> {
          String other = gets.get(name);
          if (other == null) {
            differences.add("missing column %s %s".formatted(name, type));
          } else if (!other.equals(type)) {
            differences.add("column %s is %s instead of %s".formatted(name, other, type));
          }
        });
    gets.forEach(
        (name, type) -> {
          if (!has.containsKey(name)) {
            differences.add("new column %s %s".formatted(name, type));
          }
        });
    return String.join(", ", differences);
  }

  private static Map<String, String> types(StructType schema) {
    Map<String, String> types = new TreeMap<>();
    for (StructField field : schema.fields()) {
      types.put(field.name(), field.dataType().catalogString());
    }
    return types;
  }

  private static void checkType(TableName table, String column, DataType type) {
    if (type instanceof TimestampNTZType) {
      throw CoreErrors.columnNotPublishable(
          table.toString(),
          column,
          "TIMESTAMP_NTZ would lock out other engines (Delta reader protocol 3); use TIMESTAMP");
    }
    if (type instanceof NullType) {
      throw CoreErrors.columnNotPublishable(
          table.toString(), column, "it has no type; cast the NULL to one");
    }
    if (type.typeName().contains("interval")) {
      throw CoreErrors.columnNotPublishable(
          table.toString(), column, "intervals have no storage form; use a number");
    }
    for (DataType inner : inner(type)) {
      checkType(table, column, inner);
    }
  }

  private static List<DataType> inner(DataType type) {
    if (type instanceof ArrayType array) {
      return List.of(array.elementType());
    }
    if (type instanceof MapType map) {
      return List.of(map.keyType(), map.valueType());
    }
    if (type instanceof StructType struct) {
      List<DataType> types = new ArrayList<>();
      for (StructField field : struct.fields()) {
        types.add(field.dataType());
      }
      return types;
    }
    return List.of();
  }
}

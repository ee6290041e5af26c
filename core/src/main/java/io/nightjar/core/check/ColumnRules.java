package io.nightjar.core.check;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.sql.SparkMessage;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Judges the columns that one query gives. */
final class ColumnRules {
  private static final Set<String> STORED =
      Set.of(
          "boolean",
          "byte",
          "short",
          "integer",
          "long",
          "float",
          "double",
          "string",
          "binary",
          "date",
          "timestamp");

  private final SqlText sql;
  private final StructType schema;
  private final List<String> problems;

  ColumnRules(SqlText sql, StructType schema, List<String> problems) {
    this.sql = sql;
    this.schema = schema;
    this.problems = problems;
  }

  /** Names once each, and types that every reader of the table understands. */
  void checkStored() {
    Set<String> seen = new HashSet<>();
    for (StructField field : schema.fields()) {
      if (!seen.add(field.name().toLowerCase(Locale.ROOT))) {
        problem(
            "column %s is selected twice; give one of them another name".formatted(field.name()));
      }
      unstorable(field.dataType())
          .ifPresent(
              type ->
                  problem(
                      "column %s has the type %s, which a table cannot keep; CAST it"
                          .formatted(field.name(), type)));
    }
  }

  /** The three columns that cuts in time need. */
  void checkTimes() {
    List<String> missing = new ArrayList<>();
    for (String name : Bookkeeping.TIMES) {
      DataType wanted =
          name.equals(Bookkeeping.LOGICAL_DATE) ? DataTypes.DateType : DataTypes.TimestampType;
      Optional<StructField> field = find(name);
      if (field.isEmpty()) {
        missing.add(name);
      } else if (!field.get().dataType().equals(wanted)) {
        problem(
            "column %s is %s, but must be %s; take it from the main source as it is"
                .formatted(name, type(field.get()), wanted.sql()));
      }
    }
    if (!missing.isEmpty()) {
      problem(
          "does not select %s; take the columns that start with an underscore from its main source"
              .formatted(String.join(", ", missing)));
    }
  }

  /** A column that must be there; {@code why} names the key of the pipeline file that says so. */
  Optional<StructField> require(String name, String why) {
    Optional<StructField> field = find(name);
    if (field.isEmpty()) {
      String near =
          Nearest.to(name, List.of(schema.fieldNames()))
              .map(column -> "; did you mean %s?".formatted(column))
              .orElse("");
      problem("does not select %s, which is needed as %s%s".formatted(name, why, near));
    }
    return field;
  }

  /** The key columns, with types that can be compared. */
  void checkKey(Collection<String> key, String why) {
    for (String name : key) {
      require(name, why)
          .filter(field -> !STORED.contains(field.dataType().typeName()) && !isDecimal(field))
          .ifPresent(
              field ->
                  problem(
                      "key column %s is %s; a key needs a plain type"
                          .formatted(name, type(field))));
    }
  }

  Optional<StructField> find(String name) {
    return List.of(schema.fields()).stream().filter(field -> field.name().equals(name)).findFirst();
  }

  void problem(String message) {
    problems.add(SparkMessage.at(sql, 1, message));
  }

  static String type(StructField field) {
    return field.dataType().sql();
  }

  private static boolean isDecimal(StructField field) {
    return field.dataType() instanceof org.apache.spark.sql.types.DecimalType;
  }

  private static Optional<String> unstorable(DataType type) {
    if (type instanceof StructType struct) {
      return List.of(struct.fields()).stream()
          .map(field -> unstorable(field.dataType()))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (type instanceof ArrayType array) {
      return unstorable(array.elementType());
    }
    if (type instanceof MapType map) {
      return unstorable(map.keyType()).or(() -> unstorable(map.valueType()));
    }
    boolean stored =
        STORED.contains(type.typeName()) || type instanceof org.apache.spark.sql.types.DecimalType;
    return stored ? Optional.empty() : Optional.of(type.sql());
  }
}

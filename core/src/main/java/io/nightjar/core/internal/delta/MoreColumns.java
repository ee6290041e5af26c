package io.nightjar.core.internal.delta;

import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes rows and a table agree where only one of the two has a column: the table gets it in a
 * commit of its own, which changes no row, and the rows get nulls. Safe to repeat, to be killed in
 * between, and beside another writer that adds the same.
 */
final class MoreColumns {
  private static final int ATTEMPTS = 5;

  private final SparkSession spark;
  private final TablePaths paths;

  MoreColumns(SparkSession spark, TablePaths paths) {
    this.spark = spark;
    this.paths = paths;
  }

  /** The rows as the table can take them; a table that is not there takes them as they are. */
  Dataset<Row> agreed(TableName table, Dataset<Row> rows) {
    Path path = paths.of(table);
    Optional<StructType> known = new TableLog(spark, path).schema();
    if (known.isEmpty()) {
      return rows;
    }
    StoredColumns.check(table, rows.schema());
    add(path, rows.schema());
    return filled(new TableLog(spark, path).schema().orElseThrow(), rows);
  }

  private void add(Path path, StructType rows) {
    for (int attempt = 1; ; attempt++) {
      StructType table = new TableLog(spark, path).schema().orElseThrow();
      List<StructField> missing = without(rows, table);
      if (missing.isEmpty()) {
        return;
      }
      try {
        spark.sql("ALTER TABLE delta.`%s` ADD COLUMNS (%s)".formatted(path, definitions(missing)));
      } catch (Exception e) { // analysis exceptions are checked but undeclared
        boolean isGone = without(rows, new TableLog(spark, path).schema().orElseThrow()).isEmpty();
        if (!isGone && (attempt == ATTEMPTS || !Failures.isConflict(e))) {
          throw Failures.translate(path.getName(), paths.root(), e);
        }
      }
    }
  }

  private static Dataset<Row> filled(StructType table, Dataset<Row> rows) {
    Dataset<Row> filled = rows;
    for (StructField field : without(table, rows.schema())) {
      filled = filled.withColumn(field.name(), functions.lit(null).cast(field.dataType()));
    }
    return filled;
  }

  /** The fields of one schema that another does not have, whatever their case. */
  private static List<StructField> without(StructType schema, StructType other) {
    Set<String> names = new HashSet<>();
    List.of(other.fieldNames()).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    List<StructField> missing = new ArrayList<>();
    for (StructField field : schema.fields()) {
      if (!names.contains(field.name().toLowerCase(Locale.ROOT))) {
        missing.add(field);
      }
    }
    return missing;
  }

  private static String definitions(List<StructField> fields) {
    return String.join(
        ", ",
        fields.stream()
            .map(field -> Columns.quoted(field.name()) + " " + field.dataType().sql())
            .toList());
  }
}

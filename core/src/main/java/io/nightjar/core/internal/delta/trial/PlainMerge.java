package io.nightjar.core.internal.delta.trial;

import io.delta.tables.DeltaTable;
import io.nightjar.core.internal.delta.TablePaths;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.TableName;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The MERGE that anybody would write, for benchmarks to compare with. */
public final class PlainMerge {
  private final SparkSession spark;
  private final TablePaths paths;

  /** Works on the tables of a lake that is there for a benchmark alone. */
  public PlainMerge(SparkSession spark, String lake) {
    this.spark = spark;
    this.paths = new TablePaths(new LakeLayout(lake));
  }

  /** Creates a table in so many files: rows are anywhere in them, or sorted by those columns. */
  public void create(TableName table, Dataset<Row> rows, int files, List<String> sortedBy) {
    if (sortedBy.isEmpty()) {
      append(table, rows, files);
      return;
    }
    Column[] order = sortedBy.stream().map(rows::col).toArray(Column[]::new);
    rows.repartitionByRange(files, order)
        .sortWithinPartitions(order)
        .write()
        .format("delta")
        .save(path(table));
  }

  /** Creates a table, or adds rows to it, in so many files. */
  public void append(TableName table, Dataset<Row> rows, int files) {
    rows.repartition(files).write().format("delta").mode(SaveMode.Append).save(path(table));
  }

  /** Updates the rows with the same key, inserts the others. */
  public void merge(TableName table, Dataset<Row> source, List<String> key) {
    String isSame =
        String.join(
            " AND ",
            key.stream().map(column -> "target.`%1$s` = source.`%1$s`".formatted(column)).toList());
    DeltaTable.forPath(spark, path(table))
        .as("target")
        .merge(source.as("source"), isSame)
        .whenMatched()
        .updateAll()
        .whenNotMatched()
        .insertAll()
        .execute();
  }

  private String path(TableName table) {
    return paths.of(table).toString();
  }
}

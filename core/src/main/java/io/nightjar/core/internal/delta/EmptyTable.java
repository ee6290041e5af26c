package io.nightjar.core.internal.delta;

import io.nightjar.core.table.CommitOrigin;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Creates tables without rows, whose files are not divided by night: many small nights share a
 * file. Every column has statistics, as files are found by them.
 */
final class EmptyTable {
  private final SparkSession spark;
  private final CommitOrigin run;

  EmptyTable(SparkSession spark, CommitOrigin run) {
    this.spark = spark;
    this.run = run;
  }

  /** Does nothing if the table is there; a twin may be faster. */
  void create(Path path, StructType columns, RowMarks marks, BooleanSupplier isThere) {
    if (isThere.getAsBoolean()) {
      return;
    }
    try {
      spark
          .createDataFrame(List.of(), nullable(columns))
          .write()
          .format("delta")
          .mode(SaveMode.ErrorIfExists)
          .option("userMetadata", CommitOriginJson.write(origin()))
          .option("delta.enableExpiredLogCleanup", "false")
          .option("delta.dataSkippingNumIndexedCols", "-1")
          .options(marks.properties())
          .save(path.toString());
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      if (!isThere.getAsBoolean()) {
        throw e;
      }
    }
  }

  /** No revision of anything: it brings no night. */
  private CommitOrigin origin() {
    return new CommitOrigin(run.run(), run.pipeline(), run.job(), "", "", -1);
  }

  private static StructType nullable(StructType columns) {
    StructType nullable = new StructType();
    for (StructField field : columns.fields()) {
      nullable = nullable.add(field.name(), field.dataType(), true);
    }
    return nullable;
  }
}

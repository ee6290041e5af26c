package io.nightjar.testkit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Makes small literal tables. */
public final class Rows {
  private Rows() {}

  /** The values of one row. */
  public static Row row(Object... values) {
    return RowFactory.create(values);
  }

  /** Rows with a schema written as DDL: {@code "id INT, name STRING"}. */
  public static Dataset<Row> of(SparkSession spark, String ddl, Row... rows) {
    return spark.createDataFrame(List.of(rows), StructType.fromDDL(ddl));
  }
}

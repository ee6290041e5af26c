package io.nightjar.validation.oracle;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Brings tables to Spark. */
final class SparkTable {
  private SparkTable() {}

  static Dataset<Row> of(Table table, SparkSession spark) {
    StructType schema = new StructType();
    for (Map.Entry<String, String> column : table.types().entrySet()) {
      schema = schema.add(column.getKey(), DataType.fromDDL(column.getValue()));
    }
    List<Row> rows = new ArrayList<>();
    table.nights().values().forEach(night -> night.forEach(row -> rows.add(row(table, row))));
    return spark.createDataFrame(rows, schema);
  }

  private static Row row(Table table, Map<String, Object> row) {
    return RowFactory.create(
        table.types().keySet().stream().map(name -> spark(row.get(name))).toArray());
  }

  private static Object spark(Object cell) {
    if (cell instanceof LocalDate date) {
      return Date.valueOf(date);
    }
    return cell instanceof Instant instant ? Timestamp.from(instant) : cell;
  }
}

package io.nightjar.planted.scoring;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: writes a table past the door. */
final class WritesATable {
  void write(Dataset<Row> rows) {
    rows.write().format("delta").save("lake/gold/flights");
  }
}

package io.nightjar.planted.etl.transform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a transform that runs what it should describe. */
final class Counts {
  long apply(Dataset<Row> rows) {
    return rows.cache().count();
  }
}

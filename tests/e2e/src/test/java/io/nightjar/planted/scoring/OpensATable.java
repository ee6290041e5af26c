package io.nightjar.planted.scoring;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Planted: reads a table past the door. */
final class OpensATable {
  Dataset<Row> rows(SparkSession session) {
    return session.read().format("delta").load("lake/silver/flights");
  }
}

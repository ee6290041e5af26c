package io.nightjar.validation.measure;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Something that is found out by one query after the other. Those of several works are executed
 * together.
 */
interface Work {
  /** What has to be asked next; its few rows are collected. Nothing if all is known. */
  Optional<Dataset<Row>> query();

  /** What the last query brought. */
  void take(List<Row> rows);
}

package io.nightjar.etl.ingest;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.etl.ingest.landing.Delivery;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A delivery as it will be read.
 *
 * @param delivery what landed
 * @param columns the columns of its rows: the contract, and what is carried along
 * @param rows every record, fit or misfit, not yet computed
 * @param notes what a person should read about the files
 */
record ReadSource(
    Delivery delivery, ColumnContract columns, Dataset<Row> rows, List<String> notes) {
  /** The same with more columns in its rows. */
  ReadSource with(Dataset<Row> other) {
    return new ReadSource(delivery, columns, other, notes);
  }
}

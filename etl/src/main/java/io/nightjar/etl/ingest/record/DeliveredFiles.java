package io.nightjar.etl.ingest.record;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.etl.ingest.drift.ColumnTally;
import io.nightjar.etl.ingest.landing.Delivery;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The files of a delivery in one format. */
public interface DeliveredFiles {
  /** The columns of every file that is not empty. */
  List<ShapedFile> shaped(Delivery delivery);

  /** What the first records of each file are, in the order of the files. */
  List<ColumnTally> tallies(List<RawFile> files, ColumnContract columns, int records);

  /** Every record as a row with the columns of {@link ConformColumns#carrier}, not yet computed. */
  Dataset<Row> rows(List<RawFile> files, ColumnContract columns);
}

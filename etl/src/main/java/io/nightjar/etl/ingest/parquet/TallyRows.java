package io.nightjar.etl.ingest.parquet;

import io.nightjar.etl.ingest.drift.ColumnTally;
import io.nightjar.etl.ingest.record.ConformColumns;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Counts on an executor what rows of a file with stored types are. */
final class TallyRows implements FlatMapFunction<Iterator<Row>, TalliedFile> {
  private static final long serialVersionUID = 1L;

  private final int file;
  private final ConformColumns conform;

  TallyRows(int file, ConformColumns conform) {
    this.file = file;
    this.conform = conform;
  }

  @Override
  public Iterator<TalliedFile> call(Iterator<Row> rows) {
    ColumnTally tally = conform.newTally();
    rows.forEachRemaining(row -> conform.count(ParquetFiles.cells(row.getStruct(0)), tally));
    return List.of(new TalliedFile(file, tally)).iterator();
  }
}

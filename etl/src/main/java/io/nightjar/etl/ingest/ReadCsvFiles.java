package io.nightjar.etl.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** What an executor does with a CSV file. */
final class ReadCsvFiles implements FlatMapFunction<RawFile, Row> {
  private static final long serialVersionUID = 1L;

  private final ConformColumns conform;
  private final SerializableConfiguration hadoop;

  ReadCsvFiles(ConformColumns conform, SerializableConfiguration hadoop) {
    this.conform = conform;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<Row> call(RawFile file) throws IOException {
    CsvRows rows = new CsvRows(file, conform, hadoop.value());
    TaskCompletionListener close = context -> close(rows);
    TaskContext.get().addTaskCompletionListener(close);
    return rows;
  }

  private static void close(CsvRows rows) {
    try {
      rows.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

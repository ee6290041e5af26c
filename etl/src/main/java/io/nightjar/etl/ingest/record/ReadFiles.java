package io.nightjar.etl.ingest.record;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** What an executor does with a file of a format that is read record by record. */
final class ReadFiles implements FlatMapFunction<RawFile, Row> {
  private static final long serialVersionUID = 1L;

  private final ConformColumns conform;
  private final Opener opener;
  private final SerializableConfiguration hadoop;

  /** Opens a file of one format. */
  interface Opener extends Serializable {
    FileRecords open(RawFile file, Configuration hadoop) throws IOException;
  }

  ReadFiles(ConformColumns conform, Opener opener, SerializableConfiguration hadoop) {
    this.conform = conform;
    this.opener = opener;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<Row> call(RawFile file) throws IOException {
    FileRecords records = opener.open(file, hadoop.value());
    TaskCompletionListener close = context -> close(records);
    TaskContext.get().addTaskCompletionListener(close);
    return new FileRows(file, conform, records);
  }

  private static void close(FileRecords records) {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

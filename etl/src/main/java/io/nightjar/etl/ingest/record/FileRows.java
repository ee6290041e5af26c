package io.nightjar.etl.ingest.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The conformed rows of one file, in its order, read as they are asked for. */
final class FileRows implements Iterator<Row> {
  private final RawFile raw;
  private final ConformColumns conform;
  private final FileRecords records;
  private Optional<DeliveredRecord> upcoming;
  private long number;

  FileRows(RawFile raw, ConformColumns conform, FileRecords records) throws IOException {
    this.raw = raw;
    this.conform = conform.in(raw.plan());
    this.records = records;
    this.number = raw.part().before();
    advance();
  }

  @Override
  public boolean hasNext() {
    return upcoming.isPresent();
  }

  @Override
  public Row next() {
    DeliveredRecord record = upcoming.orElseThrow(NoSuchElementException::new);
    number = records.number(number);
    Row row = conform.row(raw.file(), number, record);
    try {
      advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row;
  }

  /** Ends reading, wherever it is. */
  void close() throws IOException {
    records.close();
  }

  private void advance() throws IOException {
    upcoming = records.next();
    if (upcoming.isEmpty()) {
      records.requireDigest(raw.sha256());
      records.close();
    }
  }
}

package io.nightjar.etl.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/** The conformed rows of one CSV file, in its order, read as they are asked for. */
final class CsvRows implements Iterator<Row> {
  private final RawFile raw;
  private final ConformColumns conform;
  private final CsvFile csv;
  private Optional<CsvRecord> upcoming;
  private long number;

  CsvRows(RawFile raw, ConformColumns conform, Configuration hadoop) throws IOException {
    this.raw = raw;
    this.conform = conform;
    this.csv = CsvFile.open(raw.file(), hadoop);
    csv.header();
    advance();
  }

  @Override
  public boolean hasNext() {
    return upcoming.isPresent();
  }

  @Override
  public Row next() {
    CsvRecord record = upcoming.orElseThrow(NoSuchElementException::new);
    number++;
    Row row = conform.row(raw.file(), number, delivered(record));
    try {
      advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row;
  }

  /** Ends reading, wherever it is. */
  void close() throws IOException {
    csv.close();
  }

  private void advance() throws IOException {
    upcoming = csv.next();
    if (upcoming.isEmpty()) {
      csv.requireDigest(raw.sha256());
      csv.close();
    }
  }

  private DeliveredRecord delivered(CsvRecord record) {
    if (record.problem() != null) {
      return new DeliveredRecord(List.of(), record.problem(), record::text);
    }
    int count = record.values().size();
    if (count != raw.width()) {
      String problem = "has %d values where the header has %d".formatted(count, raw.width());
      return new DeliveredRecord(List.of(), problem, record::text);
    }
    List<String> values = new ArrayList<>(raw.columns().length);
    for (int column : raw.columns()) {
      values.add(record.values().get(column));
    }
    return new DeliveredRecord(values, null, record::text);
  }
}

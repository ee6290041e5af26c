package io.nightjar.etl.ingest.csv;

import io.nightjar.core.format.SourceForm;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.text.LandedText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** An open CSV file; its first record is the header. */
final class CsvFile implements FileRecords {
  private final LandedFile file;
  private final LandedText text;
  private final CsvRecords records;
  private RawFile raw;

  private CsvFile(LandedFile file, LandedText text, SourceForm form) {
    this.file = file;
    this.text = text;
    this.records = new CsvRecords(text.reader(), form.csv(), form.limits());
  }

  /** Opens it wherever Hadoop finds it. */
  static CsvFile open(LandedFile file, SourceForm form, Configuration hadoop) throws IOException {
    return new CsvFile(file, LandedText.open(file, form.csv().encoding(), hadoop), form);
  }

  /** Opens one whose header is known, behind the header. */
  static CsvFile open(RawFile raw, SourceForm form, Configuration hadoop) throws IOException {
    CsvFile csv = open(raw.file(), form, hadoop);
    csv.raw = raw;
    csv.header();
    return csv;
  }

  /** The names in the header, or nothing if the file is empty. */
  Optional<List<String>> header() throws IOException {
    Optional<CsvRecord> first = record();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (first.get().problem() != null) {
      throw UnreadableFile.refused(file, "its header " + first.get().problem(), null);
    }
    List<String> names = first.get().values();
    if (names.size() == 1) {
      records.keepEmptyLines();
    }
    return Optional.of(List.copyOf(names));
  }

  @Override
  public Optional<DeliveredRecord> next() throws IOException {
    return record().map(this::delivered);
  }

  @Override
  public void requireDigest(String sha256) throws IOException {
    text.requireDigest(sha256);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private Optional<CsvRecord> record() throws IOException {
    try {
      return records.next();
    } catch (IOException e) {
      throw text.refused(e);
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
    return new DeliveredRecord(raw.plan().pick(record.values()), null, record::text);
  }
}

package io.nightjar.etl.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.GzipCodec;

/** An open CSV file, plain or gzip; its first record is the header. */
final class CsvFile implements Closeable {
  private final LandedFile file;
  private final LandedStream stored;
  private final Reader reader;
  private final CsvRecords records;

  private CsvFile(LandedFile file, LandedStream stored, InputStream content) {
    this.file = file;
    this.stored = stored;
    this.reader =
        new InputStreamReader(
            content,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    this.records = new CsvRecords(reader);
  }

  /** Opens it wherever Hadoop finds it. */
  static CsvFile open(LandedFile file, Configuration hadoop) throws IOException {
    LandedStream stored;
    try {
      Path path = new Path(URI.create(file.uri()));
      stored = new LandedStream(file, path.getFileSystem(hadoop).open(path));
    } catch (IOException e) {
      throw new UnreadableFile(
          file.file(), UnreadableFile.Kind.STORAGE, String.valueOf(e.getMessage()), e);
    }
    if (!file.isGzip() || file.size() == 0) {
      return new CsvFile(file, stored, stored);
    }
    GzipCodec codec = new GzipCodec();
    codec.setConf(hadoop);
    try {
      return new CsvFile(
          file, stored, new InflationGuard(file, stored, codec.createInputStream(stored)));
    } catch (IOException e) {
      stored.close();
      throw refused(file, e);
    }
  }

  /** The names in the header, or nothing if the file is empty. */
  Optional<List<String>> header() throws IOException {
    Optional<CsvRecord> first = next();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (first.get().problem() != null) {
      throw new UnreadableFile(
          file.file(), UnreadableFile.Kind.REFUSED, "its header " + first.get().problem(), null);
    }
    List<String> names = first.get().values();
    if (names.size() == 1) {
      records.keepEmptyLines();
    }
    return Optional.of(List.copyOf(names));
  }

  /** The next record, or nothing at the end. */
  Optional<CsvRecord> next() throws IOException {
    try {
      return records.next();
    } catch (UnreadableFile e) {
      throw e;
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  /** At the end: fails if this was another content than the announced one. */
  void requireDigest(String sha256) throws IOException {
    stored.requireDigest(sha256);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static UnreadableFile refused(LandedFile file, IOException e) {
    return new UnreadableFile(
        file.file(),
        UnreadableFile.Kind.REFUSED,
        "it is not a complete gzip file (%s)".formatted(e.getMessage()),
        e);
  }
}

package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.internal.files.StoredBytes;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Reads a Parquet file to the last byte: first as bytes, for Hadoop's checksum file, then page by
 * page, for the checksums inside, which remain when the file has been copied without the other.
 */
final class ParquetBytes {
  private ParquetBytes() {}

  /**
   * What is wrong with a file; empty if nothing.
   *
   * @param rows how many rows it should have, if that is known
   */
  static Optional<String> problem(Path path, Configuration configuration, OptionalLong rows) {
    try {
      FileSystem files = path.getFileSystem(configuration);
      Optional<String> wrong = StoredBytes.problem(files, path);
      return wrong.isPresent() ? wrong : pages(path, configuration, rows);
    } catch (IOException e) {
      return Optional.of("cannot be read (%s)".formatted(StoredBytes.firstLine(e)));
    }
  }

  private static Optional<String> pages(
      Path path, Configuration configuration, OptionalLong expected) {
    try {
      long rows = readPages(path, configuration);
      if (expected.isPresent() && expected.getAsLong() != rows) {
        return Optional.of("has %d rows instead of %d".formatted(rows, expected.getAsLong()));
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) { // damage shows in many ways
      return Optional.of("is no sound Parquet file (%s)".formatted(StoredBytes.firstLine(e)));
    }
  }

  private static long readPages(Path path, Configuration configuration) throws IOException {
    HadoopInputFile input = HadoopInputFile.fromPath(path, configuration);
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            input,
            HadoopReadOptions.builder(configuration).usePageChecksumVerification(true).build())) {
      long rows = 0;
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (ColumnDescriptor column : reader.getFileMetaData().getSchema().getColumns()) {
          readAll(group.getPageReader(column));
        }
        rows += group.getRowCount();
      }
      return rows;
    }
  }

  private static void readAll(PageReader pages) {
    pages.readDictionaryPage();
    DataPage page = pages.readPage();
    while (page != null) {
      page = pages.readPage();
    }
  }
}

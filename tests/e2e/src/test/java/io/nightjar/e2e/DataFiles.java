package io.nightjar.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The data files of a table, to know when a run is in the middle of its work. */
final class DataFiles {
  private static final long LONGEST_MINUTES = 5;

  private final Path table;
  private final long before;

  private DataFiles(Path table) throws IOException {
    this.table = table;
    this.before = count();
  }

  /** Those that there are now; a stage is a table of its own. */
  static DataFiles of(Path lake, String table) throws IOException {
    return new DataFiles(
        lake.resolve(table.replace('.', '/').replaceFirst("^stage", "_nightjar/stage")));
  }

  /** Waits until there are more: rows are written, and not committed yet. */
  void awaitMore() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
    while (count() == before) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no rows for " + table);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private long count() throws IOException {
    if (!Files.isDirectory(table)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(table)) {
      return files.filter(path -> path.toString().endsWith(".parquet")).count();
    } catch (UncheckedIOException e) { // a temporary folder that is gone meanwhile
      return count();
    }
  }
}

package io.nightjar.cli.bench.report;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The benchmark's own folder, empty at the start; anybody else's is refused. */
final class BenchFolder {
  private static final String MARK = ".nightjar-bench";

  private BenchFolder() {}

  /** Empties it if a benchmark made it, creates it if it is not there. */
  static Path claim(Path folder) {
    Path dir = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(dir);
      boolean isOurs = Files.exists(dir.resolve(MARK));
      try (Stream<Path> content = Files.list(dir)) {
        if (!isOurs && content.findAny().isPresent()) {
          throw BenchErrors.foreignFolder(dir);
        }
      }
      try (Stream<Path> content = Files.walk(dir)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
      Files.createDirectories(dir);
      Files.writeString(dir.resolve(MARK), "made by nightjar bench; may be deleted\n");
      return dir;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("prepare", dir.toString(), e);
    }
  }
}

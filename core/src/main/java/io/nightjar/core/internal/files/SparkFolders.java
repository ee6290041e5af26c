package io.nightjar.core.internal.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders that Spark has written. It flushes nothing, so a power cut could empty them. */
final class SparkFolders {
  private SparkFolders() {}

  /** Flushes all that is below a folder; storage other than a disk keeps it without that. */
  static void flush(String folder) throws IOException {
    URI uri = new org.apache.hadoop.fs.Path(folder).toUri();
    if (uri.getScheme() != null && !uri.getScheme().equals("file")) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walked = Files.walk(Path.of(uri.getPath()))) {
      paths = walked.toList();
    }
    for (Path path : paths) {
      DurableFiles.flush(path);
    }
  }
}

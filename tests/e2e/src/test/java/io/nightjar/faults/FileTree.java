package io.nightjar.faults;

import io.nightjar.core.run.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies below a folder. */
final class FileTree {
  private FileTree() {}

  /** Every path below a folder, with a digest of the bytes of a file. */
  static SortedMap<String, String> digests(Path root) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        String bytes =
            Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.ISO_8859_1);
        digests.put(
            root.relativize(path).toString(),
            Files.isDirectory(path) ? "folder" : Digests.sha256(bytes));
      }
    }
    return digests;
  }
}

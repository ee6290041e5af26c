package io.nightjar.core.internal.delta.logstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.internal.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the checkpoint that a log is about to point to. Delta writes and renames them
 * without a flush, so that after a power cut a checkpoint could have its name and only some of its
 * bytes, for as long as the system keeps the rest to itself.
 */
final class CheckpointFiles {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String POINTER = "_last_checkpoint";

  private CheckpointFiles() {}

  /** Whether the file is what says where the newest checkpoint is. */
  static boolean isPointer(Path file) {
    return file.getFileName().toString().equals(POINTER);
  }

  /**
   * Flushes the checkpoint and Hadoop's checksum files; not the names, which lie in the folder of
   * the pointer and are flushed with it.
   */
  static void flush(Path log, String pointer) throws IOException {
    long version = MAPPER.readTree(pointer).path("version").asLong();
    String name = "%020d.checkpoint".formatted(version);
    List<Path> files;
    try (Stream<Path> all = Files.list(log)) {
      files = all.filter(path -> path.getFileName().toString().contains(name)).toList();
    }
    for (Path file : files) {
      DurableFiles.flush(file);
    }
  }
}

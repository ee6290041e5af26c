package io.nightjar.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A lake that was written a while ago, as far as its files tell. */
public final class AgedLake {
  private AgedLake() {}

  /**
   * Makes every file under a folder older, and what commits of Delta say of the removal of files.
   * Checkpoints, which say it as well, are deleted, so the logs must have all their commits.
   */
  public static void age(Path lake, Duration age) throws IOException {
    Instant then = Instant.now().minus(age);
    for (Path path : walk(lake)) {
      String name = path.getFileName().toString();
      if (name.contains(".checkpoint") || name.contains("_last_checkpoint")) {
        Files.delete(path);
      } else if (name.matches("\\d{20}\\.json")) {
        ageRemovals(path, then);
      }
    }
    for (Path path : walk(lake)) {
      Files.setLastModifiedTime(path, FileTime.from(then));
    }
  }

  private static void ageRemovals(Path commit, Instant then) throws IOException {
    String text =
        Files.readString(commit)
            .replaceAll(
                "\"deletionTimestamp\":\\d+", "\"deletionTimestamp\":" + then.toEpochMilli());
    Files.writeString(commit, text);
    Files.deleteIfExists(commit.resolveSibling("." + commit.getFileName() + ".crc"));
  }

  private static List<Path> walk(Path from) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      return paths.toList();
    }
  }
}

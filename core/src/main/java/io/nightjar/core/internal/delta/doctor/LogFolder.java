package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.internal.files.DamagedFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in the log folder of a table, sorted by what it is, with checksum files as files. */
final class LogFolder {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern COMMIT_SUMS = Pattern.compile("\\.(\\d{20})\\.json\\.crc");
  private static final Pattern VERSION_CHECKSUM = Pattern.compile("(\\d{20})\\.crc");
  private static final Pattern CHECKPOINT =
      Pattern.compile("(\\d{20})\\.checkpoint(\\..+)?\\.(parquet|json)");
  private static final Pattern LEFTOVER = Pattern.compile("\\..*\\.tmp(\\.crc)?|.*\\.tmp");

  private final Path path;
  private final SortedMap<Long, Path> commits = new TreeMap<>();
  private final NavigableSet<Long> commitSums = new TreeSet<>();
  private final SortedMap<Long, Path> versionChecksums = new TreeMap<>();
  private final SortedMap<Long, List<Path>> checkpoints = new TreeMap<>();
  private final List<FileStatus> leftovers = new ArrayList<>();

  LogFolder(FileSystem files, Path table) throws IOException {
    this.path = new Path(table, "_delta_log");
    try {
      for (FileStatus file : DamagedFiles.raw(files).listStatus(path)) {
        sort(file);
      }
    } catch (FileNotFoundException e) {
      return;
    }
  }

  private void sort(FileStatus file) {
    String name = file.getPath().getName();
    Path plain = new Path(path, name);
    version(COMMIT, name).ifPresent(version -> commits.put(version, plain));
    version(COMMIT_SUMS, name).ifPresent(commitSums::add);
    version(VERSION_CHECKSUM, name).ifPresent(version -> versionChecksums.put(version, plain));
    version(CHECKPOINT, name)
        .ifPresent(
            version -> checkpoints.computeIfAbsent(version, at -> new ArrayList<>()).add(plain));
    if (LEFTOVER.matcher(name).matches() && file.isFile()) {
      leftovers.add(file);
    }
  }

  private static OptionalLong version(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  Path path() {
    return path;
  }

  /** Commit files by version. */
  SortedMap<Long, Path> commits() {
    return commits;
  }

  /** Versions whose commit has, or had, a checksum file beside it. */
  NavigableSet<Long> commitSums() {
    return commitSums;
  }

  /** Delta's own {@code N.crc}, which sums up the table at a version. */
  SortedMap<Long, Path> versionChecksums() {
    return versionChecksums;
  }

  /** The files of each checkpoint by version. */
  SortedMap<Long, List<Path>> checkpoints() {
    return checkpoints;
  }

  /** The newest version that commits or checkpoints name; -1 if there is none. */
  long newest() {
    long commit = commits.isEmpty() ? -1 : commits.lastKey();
    return checkpoints.isEmpty() ? commit : Math.max(commit, checkpoints.lastKey());
  }

  Path lastCheckpoint() {
    return new Path(path, "_last_checkpoint");
  }

  Path commit(long version) {
    return new Path(path, "%020d.json".formatted(version));
  }

  /** Files that a writer hid until they were whole, and then did not put in place. */
  List<FileStatus> leftovers() {
    return leftovers;
  }
}

package io.nightjar.core.internal.delta.care;

import io.nightjar.core.maintain.TableVersions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of one table's log, listed once. */
final class LogFiles {
  private static final Pattern VERSIONED = Pattern.compile("(\\d{20})\\.(.+)");
  private static final Pattern CHECKPOINT =
      Pattern.compile("checkpoint(?:\\.\\d{10}\\.(\\d{10}))?\\.parquet");
  private static final String COMMIT = "json";

  private final NavigableMap<Long, List<FileStatus>> byVersion = new TreeMap<>();
  private final NavigableMap<Long, FileStatus> commits = new TreeMap<>();
  private final NavigableMap<Long, Instant> checkpoints = new TreeMap<>();

  private LogFiles() {}

  static LogFiles list(Path log, Configuration configuration) throws IOException {
    LogFiles files = new LogFiles();
    FileSystem system = log.getFileSystem(configuration);
    try {
      for (FileStatus file : system.listStatus(log)) {
        files.add(file);
      }
    } catch (FileNotFoundException e) {
      return files;
    }
    files.byVersion.forEach(files::addCheckpoint);
    return files;
  }

  private void add(FileStatus file) {
    Matcher name = VERSIONED.matcher(file.getPath().getName());
    if (file.isFile() && name.matches()) {
      long version = Long.parseLong(name.group(1));
      byVersion.computeIfAbsent(version, each -> new ArrayList<>()).add(file);
      if (name.group(2).equals(COMMIT)) {
        commits.put(version, file);
      }
    }
  }

  /** Notes the checkpoint of a version, if all its parts are there. */
  private void addCheckpoint(long version, List<FileStatus> files) {
    Map<String, Integer> parts = new HashMap<>();
    for (FileStatus file : files) {
      Matcher name = CHECKPOINT.matcher(file.getPath().getName().substring(21));
      if (name.matches() && file.getLen() > 0) {
        String expected = name.group(1) == null ? "1" : name.group(1);
        if (parts.merge(expected, 1, Integer::sum) == Integer.parseInt(expected)) {
          checkpoints.put(version, Instant.ofEpochMilli(file.getModificationTime()));
        }
      }
    }
  }

  /** The commit files. */
  NavigableMap<Long, FileStatus> commits() {
    return commits;
  }

  /** Complete checkpoints, and when they were written. */
  NavigableMap<Long, Instant> checkpoints() {
    return checkpoints;
  }

  /** Every file of the versions before that one, oldest first; its commit is the last of each. */
  List<FileStatus> before(long version) {
    List<FileStatus> files = new ArrayList<>();
    byVersion
        .headMap(version, false)
        .values()
        .forEach(
            each -> {
              each.stream().filter(file -> !isCommit(file)).forEach(files::add);
              each.stream().filter(LogFiles::isCommit).forEach(files::add);
            });
    return files;
  }

  static boolean isCommit(FileStatus file) {
    return file.getPath().getName().endsWith("." + COMMIT);
  }

  /** The versions that can be made: back to a checkpoint or to 0 without a hole. */
  TableVersions versions() {
    NavigableMap<Long, Instant> moments = new TreeMap<>();
    oldest()
        .ifPresent(
            oldest -> {
              moments.put(oldest, Instant.EPOCH);
              commits
                  .tailMap(oldest, true)
                  .forEach(
                      (version, file) ->
                          moments.put(version, Instant.ofEpochMilli(file.getModificationTime())));
            });
    return new TableVersions(moments);
  }

  private OptionalLong oldest() {
    if (commits.isEmpty()) {
      return OptionalLong.empty();
    }
    long unbroken = commits.lastKey();
    while (commits.containsKey(unbroken - 1)) {
      unbroken--;
    }
    Long checkpoint = checkpoints.ceilingKey(unbroken - 1);
    if (unbroken == 0 || checkpoint == null) {
      return unbroken == 0 ? OptionalLong.of(0) : OptionalLong.empty();
    }
    return OptionalLong.of(checkpoint);
  }
}

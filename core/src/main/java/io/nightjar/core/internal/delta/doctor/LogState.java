package io.nightjar.core.internal.delta.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The log of a table with every file in it read: what is sound, and what can be had from that. */
final class LogState {
  private final LogFolder folder;
  private final SortedMap<Long, ExaminedCommit> commits = new TreeMap<>();
  private final SortedMap<Long, VersionChecksumFile> checksums = new TreeMap<>();
  private final SortedMap<Long, String> badCheckpoints = new TreeMap<>();
  private final NavigableSet<Long> goodCheckpoints = new TreeSet<>();

  LogState(Path table, Configuration configuration) throws IOException {
    FileSystem files = table.getFileSystem(configuration);
    this.folder = new LogFolder(files, table);
    folder.commits().forEach((at, path) -> commits.put(at, new ExaminedCommit(files, path)));
    folder
        .versionChecksums()
        .forEach((at, path) -> checksums.put(at, new VersionChecksumFile(files, path)));
    folder.checkpoints().forEach((at, parts) -> checkpoint(at, parts, configuration));
    new ComparedChecksums(commits, checksums).compare();
  }

  private void checkpoint(long version, List<Path> parts, Configuration configuration) {
    for (Path part : parts) {
      if (part.getName().endsWith(".parquet")) {
        ParquetBytes.problem(part, configuration, OptionalLong.empty())
            .ifPresent(wrong -> badCheckpoints.putIfAbsent(version, wrong));
      }
    }
    if (!badCheckpoints.containsKey(version)) {
      goodCheckpoints.add(version);
    }
  }

  LogFolder folder() {
    return folder;
  }

  SortedMap<Long, ExaminedCommit> commits() {
    return commits;
  }

  SortedMap<Long, VersionChecksumFile> checksums() {
    return checksums;
  }

  /** Unreadable checkpoints, and what is wrong with each. */
  Map<Long, String> badCheckpoints() {
    return badCheckpoints;
  }

  NavigableSet<Long> goodCheckpoints() {
    return goodCheckpoints;
  }

  boolean isGoodCommit(long version) {
    ExaminedCommit commit = commits.get(version);
    return commit != null && commit.isGood();
  }

  /** The newest version of which there is any trace that can be read; -1 if there is none. */
  long newest() {
    long checkpoint = goodCheckpoints.isEmpty() ? -1 : goodCheckpoints.last();
    return Math.max(checkpoint, commits.isEmpty() ? -1 : commits.lastKey());
  }

  /** Every version whose whole state can be had from sound files. */
  NavigableSet<Long> readable() {
    NavigableSet<Long> readable = new TreeSet<>();
    long newest = newest();
    boolean isKnown = false;
    for (long version = 0; version <= newest; version++) {
      isKnown =
          goodCheckpoints.contains(version) || (isGoodCommit(version) && (isKnown || version == 0));
      if (isKnown) {
        readable.add(version);
      }
    }
    return readable;
  }

  /** The readable versions in unbroken rows; within one, the commits lead from each to the next. */
  List<NavigableSet<Long>> readableRows() {
    List<NavigableSet<Long>> rows = new ArrayList<>();
    for (long version : readable()) {
      boolean isNext =
          !rows.isEmpty()
              && rows.get(rows.size() - 1).last() == version - 1
              && isGoodCommit(version);
      if (!isNext) {
        rows.add(new TreeSet<>());
      }
      rows.get(rows.size() - 1).add(version);
    }
    return rows;
  }
}

package io.nightjar.core.internal.delta.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.SortedMap;

/**
 * Compares Delta's sums of a table ({@code N.crc}) with what its commits do: the one tells of
 * damage in the other. If they differ, the one with a checksum file beside it is right.
 */
final class ComparedChecksums {
  private final SortedMap<Long, ExaminedCommit> commits;
  private final SortedMap<Long, VersionChecksumFile> checksums;

  ComparedChecksums(
      SortedMap<Long, ExaminedCommit> commits, SortedMap<Long, VersionChecksumFile> checksums) {
    this.commits = commits;
    this.checksums = checksums;
  }

  /** Notes at every commit and checksum what is wrong with it by the other. */
  void compare() {
    commits.forEach(
        (version, commit) -> {
          VersionChecksumFile checksum = checksums.get(version);
          if (commit.isGood() && checksum != null && checksum.isGood()) {
            compare(version, commit, checksum);
          }
        });
  }

  private void compare(long version, ExaminedCommit commit, VersionChecksumFile checksum) {
    if (version == 0) {
      compareCounts(commit, checksum, new Counted(0, 0, true));
    } else if (checksums.containsKey(version - 1) && checksums.get(version - 1).isGood()) {
      VersionChecksumFile before = checksums.get(version - 1);
      compareCounts(
          commit, checksum, new Counted(before.files(), before.bytes(), before.isSummed()));
    }
    JsonNode metadata = metadata(commits, version);
    if (!metadata.isMissingNode() && !metadata.equals(checksum.metadata())) {
      checksum.note("has other columns or properties than the table");
    }
  }

  /** What the version before had. */
  private record Counted(long files, long bytes, boolean isSummed) {}

  private static void compareCounts(
      ExaminedCommit commit, VersionChecksumFile checksum, Counted before) {
    boolean isSame =
        before.files() + commit.files() == checksum.files()
            && before.bytes() + commit.bytes() == checksum.bytes();
    if (commit.isCountable() && !isSame) {
      blame(commit, checksum, before.isSummed());
    }
  }

  private static void blame(
      ExaminedCommit commit, VersionChecksumFile checksum, boolean isBeforeSummed) {
    if (commit.isSummed() || !checksum.isSummed() || !isBeforeSummed) {
      checksum.note("does not agree with the commits");
    } else {
      commit.note("does not hold all the files that were committed");
    }
  }

  static JsonNode metadata(SortedMap<Long, ExaminedCommit> commits, long version) {
    for (long at = version; at >= 0; at--) {
      ExaminedCommit commit = commits.get(at);
      if (commit == null || !commit.isGood()) {
        return MissingNode.getInstance();
      }
      if (commit.metadata().isObject()) {
        return commit.metadata();
      }
    }
    return MissingNode.getInstance();
  }
}

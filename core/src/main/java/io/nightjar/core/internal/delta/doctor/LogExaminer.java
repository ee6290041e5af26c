package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.Reruns;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/**
 * Says what is wrong with the log of a table, and moves aside what the table can do without: bad
 * checkpoints whose state the commits give as well, broken commits at the end, and what is left of
 * commits that are gone. A commit that is broken in the middle stays, for whoever has a copy.
 */
final class LogExaminer {
  private final TableName table;
  private final LogState log;
  private final Reruns reruns;
  private final DamagedFiles damaged;
  private final NavigableSet<Long> readable;
  private final List<Finding> findings = new ArrayList<>();

  LogExaminer(TableName table, LogState log, Reruns reruns, DamagedFiles damaged) {
    this.table = table;
    this.log = log;
    this.reruns = reruns;
    this.damaged = damaged;
    this.readable = log.readable();
  }

  /** Every finding; after this, with repairs, the folder is another. */
  List<Finding> examine() {
    long newest = end();
    commits(newest);
    checkpoints(newest);
    checksums(newest);
    return findings;
  }

  /** Broken commits at the end and traces of commits after it; gives the last sound version. */
  private long end() {
    long newest = log.newest();
    while (newest >= 0 && !log.isGoodCommit(newest) && isBrokenAtTheEnd(newest)) {
      ExaminedCommit commit = log.commits().get(newest);
      add(
          "commit v" + newest,
          commit.problem(),
          "it was the newest, so the table stands at the version before",
          again(newest),
          damaged.repair(log.folder().commit(newest), table.toString()));
      dropTraces(newest);
      newest--;
    }
    NavigableSet<Long> traces = new TreeSet<>(log.checksums().keySet());
    traces.addAll(log.folder().commitSums());
    for (long version : traces.tailSet(log.newest(), false)) {
      add(
          "commit v" + version,
          "is missing, though its checksum is there",
          "the table stands at an older version than was committed",
          again(version),
          damaged.isRepairing() ? State.REPAIRED : State.REPAIRABLE);
      dropTraces(version);
    }
    return newest;
  }

  private boolean isBrokenAtTheEnd(long version) {
    return log.commits().containsKey(version) && !log.goodCheckpoints().contains(version);
  }

  private void dropTraces(long version) {
    if (!damaged.isRepairing()) {
      return;
    }
    Path commit = log.folder().commit(version);
    damaged.move(commit, table.toString());
    if (log.checksums().containsKey(version)) {
      damaged.move(log.folder().versionChecksums().get(version), table.toString());
    }
  }

  /**
   * Commits that are missing or broken before the end. That the log begins at a checkpoint is no
   * damage: older commits were trimmed.
   */
  private void commits(long newest) {
    long first = log.commits().isEmpty() ? newest + 1 : log.commits().firstKey();
    if (first > 0 && newest >= 0 && !readable.contains(newest)) {
      lost("commits before v" + first, "are missing", 0, newest);
    }
    for (long version = first; version <= newest; version++) {
      if (!log.isGoodCommit(version)) {
        ExaminedCommit commit = log.commits().get(version);
        lost(
            "commit v" + version,
            commit == null ? "is missing" : commit.problem(),
            version,
            newest);
      }
    }
  }

  /** Something is missing from a version on; it matters if somebody needs a version it makes. */
  private void lost(String what, String wrong, long from, long newest) {
    if (!readable.contains(newest)) {
      String meaning = "no version from v%d on can be read, as there is no checkpoint after it";
      add(what, wrong, meaning.formatted(from), restore("the log"), State.DAMAGED);
      return;
    }
    Long next = readable.ceiling(from);
    NavigableSet<Long> needed = reruns.pins(table).subSet(from, true, next, false);
    if (!needed.isEmpty()) {
      String meaning = "the newest version can be read, but %s cannot, which kept manifests name";
      add(what, wrong, meaning.formatted(versions(needed)), restore("the log"), State.DAMAGED);
    } else {
      String meaning = "no kept manifest names a version that needs it";
      boolean isThere = log.commits().containsKey(from);
      add(
          what,
          wrong,
          meaning,
          "",
          isThere ? damaged.tidy(log.folder().commit(from), table.toString()) : State.HARMLESS);
    }
  }

  private void checkpoints(long newest) {
    log.badCheckpoints()
        .forEach(
            (version, wrong) -> {
              boolean isLost = newest >= 0 && !readable.contains(newest);
              for (Path part : log.folder().checkpoints().get(version)) {
                State state = isLost ? State.DAMAGED : damaged.repair(part, table.toString());
                add(
                    part.getName(),
                    wrong,
                    isLost
                        ? "and the commits alone do not give the table"
                        : "the commits give the table as well",
                    isLost ? restore("the checkpoint") : "",
                    state);
              }
            });
  }

  private void checksums(long newest) {
    log.checksums()
        .forEach(
            (version, checksum) -> {
              if (version <= newest && !checksum.isGood()) {
                Path file = log.folder().versionChecksums().get(version);
                String meaning = "Delta does without it";
                State state = damaged.tidy(file, table.toString());
                add(file.getName(), checksum.problem(), meaning, "", state);
              }
            });
  }

  private void add(String what, String wrong, String meaning, String remedy, State state) {
    findings.add(new Finding(table + ", " + what, wrong, meaning, remedy, state));
  }

  private String again(long version) {
    return "Then compute it again: " + reruns.again(table, version) + ".";
  }

  private static String restore(String what) {
    return "Restore " + what + " from a copy.";
  }

  private static String versions(NavigableSet<Long> versions) {
    return versions.size() == 1
        ? "v" + versions.first()
        : "v%d to v%d".formatted(versions.first(), versions.last());
  }
}

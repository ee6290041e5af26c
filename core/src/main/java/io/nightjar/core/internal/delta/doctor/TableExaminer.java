package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.Reruns;
import io.nightjar.core.internal.files.StoredBytes;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.util.SerializableConfiguration;

/** Examines one table: its log first, then the files of every version that somebody needs. */
final class TableExaminer {
  private static final int MOST = 200;

  private final SparkSession spark;
  private final TableName table;
  private final Path path;
  private final Reruns reruns;
  private final DamagedFiles damaged;
  private final List<Finding> findings = new ArrayList<>();

  TableExaminer(
      SparkSession spark, TableName table, Path path, Reruns reruns, DamagedFiles damaged) {
    this.spark = spark;
    this.table = table;
    this.path = path;
    this.reruns = reruns;
    this.damaged = damaged;
  }

  List<Finding> examine(boolean isDeep, Clock clock) throws IOException {
    Configuration configuration = spark.sessionState().newHadoopConf();
    LogState log = new LogState(path, configuration);
    findings.addAll(new LogExaminer(table, log, reruns, damaged).examine());
    findings.addAll(
        new LogLeftovers(table, log, damaged, path.getFileSystem(configuration)).examine(clock));
    boolean isBlocked =
        findings.stream().map(Finding::state).anyMatch(state -> state == State.REPAIRABLE);
    if (damaged.isRepairing()) {
      boolean hadBadCheckpoint = !log.badCheckpoints().isEmpty();
      DeltaLog.invalidateCache(spark, path);
      log = new LogState(path, configuration);
      if (hadBadCheckpoint) {
        checkCount(log);
      }
    }
    if (!isBlocked && log.readable().contains(log.newest())) {
      examineFiles(log, new FileChecks(path.toString(), isDeep, serializable(configuration)));
    }
    return findings;
  }

  private static SerializableConfiguration serializable(Configuration configuration) {
    return new SerializableConfiguration(configuration);
  }

  private void examineFiles(LogState log, FileChecks checks) {
    NavigableSet<Long> needed = reruns.pins(table);
    needed.add(log.newest());
    for (NavigableSet<Long> row : log.readableRows()) {
      NavigableSet<Long> versions = new TreeSet<>(row);
      versions.retainAll(needed);
      if (!versions.isEmpty()) {
        examineFiles(versions, log.folder().commits(), checks, log.newest());
      }
    }
  }

  private void examineFiles(
      NavigableSet<Long> versions, SortedMap<Long, Path> commits, FileChecks checks, long newest) {
    try {
      List<Path> after =
          List.copyOf(commits.subMap(versions.first() + 1, versions.last() + 1).values());
      new StatedFiles(spark, path)
          .of(versions, after)
          .mapPartitions(checks, Encoders.row(FileChecks.schema()))
          .orderBy(StatedFiles.PATH)
          .limit(MOST)
          .collectAsList()
          .forEach(file -> addFile(file, Math.min(file.getLong(2) - 1, versions.last()), newest));
    } catch (Exception e) { // Delta and Spark throw what they like
      String reason = StoredBytes.firstLine(e);
      add(table.toString(), "cannot be read", reason, "Restore it from a copy.", State.DAMAGED);
    }
  }

  /** Without a checkpoint, a table must have as many files as its newest sum says. */
  private void checkCount(LogState log) {
    VersionChecksumFile sum = log.checksums().get(log.newest());
    if (sum == null || !sum.isGood() || !log.readable().contains(log.newest())) {
      return;
    }
    long files = new StatedFiles(spark, path).count();
    if (files != sum.files()) {
      add(
          "%s@v%d".formatted(table, log.newest()),
          "has %d files instead of %d".formatted(files, sum.files()),
          "its log was damaged in a way that reads as something else",
          "Restore the log from a copy.",
          State.DAMAGED);
    }
  }

  private void addFile(Row row, long last, long newest) {
    String file = row.getString(0);
    long since = row.getLong(1);
    String night = night(file);
    boolean isInNewest = last == newest;
    add(
        table + ", " + file,
        row.getString(3),
        isInNewest
            ? "%s is damaged since v%d".formatted(night, since)
            : "%s is damaged in v%d to v%d".formatted(night, since, last),
        "Restore the file from a copy"
            + (isInNewest
                ? ", or compute it again: " + reruns.again(table, since, night) + "."
                : "; the newest version does without it."),
        State.DAMAGED);
  }

  private static String night(String file) {
    int start = file.indexOf("_logical_date=");
    int end = file.indexOf('/', Math.max(0, start));
    return start < 0 || end < 0 ? "the table" : file.substring(start + 14, end);
  }

  private void add(String where, String wrong, String meaning, String remedy, State state) {
    findings.add(new Finding(where, wrong, meaning, remedy, state));
  }
}

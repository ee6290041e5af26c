package io.nightjar.core.internal.delta.care;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.internal.delta.LogGuard;
import io.nightjar.core.internal.delta.TablePaths;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.maintain.KeptVersions;
import io.nightjar.core.maintain.RemovableFiles;
import io.nightjar.core.maintain.SmallFiles;
import io.nightjar.core.maintain.TableCare;
import io.nightjar.core.maintain.TableVersions;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** Maintenance of Delta tables. */
public final class DeltaTableCare implements TableCare {
  private static final String STAGES = "_nightjar/stage";

  private final SparkSession spark;
  private final TablePaths paths;

  /**
   * Opens the tables of a lake; nothing is read yet.
   *
   * @param spark the session
   * @param lake root of the lake
   */
  public DeltaTableCare(SparkSession spark, String lake) {
    this.spark = spark;
    this.paths = new TablePaths(new LakeLayout(lake));
  }

  @Override
  public List<TableName> tables() {
    String stages = new Path(paths.root(), STAGES).toString();
    Stream<TableName> staged = listed(stages).map(TableName::staged);
    return Stream.concat(listed(paths.root()), staged).sorted().toList();
  }

  private Stream<TableName> listed(String root) {
    return new DeltaTables(spark, root, CommitOrigin.UNKNOWN).list().stream();
  }

  @Override
  public TableVersions versions(TableName table) {
    return onLog(
        table,
        log -> {
          TableVersions versions =
              LogFiles.list(log.logPath(), log.newDeltaHadoopConf()).versions();
          if (versions.committedAt().isEmpty()) {
            throw CareErrors.logNotWhole(table.toString(), "no version can be read");
          }
          return versions;
        });
  }

  @Override
  public SmallFiles smallFiles(TableName table, LocalDate date) {
    return onLog(table, log -> new NightPartitions(spark, log).small(date));
  }

  @Override
  public SmallFiles compact(TableName table, LocalDate date) {
    return onLog(table, log -> new NightPartitions(spark, log).compact(date));
  }

  @Override
  public long nightsBefore(TableName table, LocalDate first) {
    return onLog(table, log -> new NightPartitions(spark, log).before(first));
  }

  @Override
  public long dropNightsBefore(TableName table, LocalDate first) {
    return onLog(table, log -> new NightPartitions(spark, log).dropBefore(first));
  }

  @Override
  public RemovableFiles removable(KeptVersions kept, Instant olderThan) {
    return onLog(kept.table(), log -> new UnneededFiles(spark, log, kept, olderThan));
  }

  @Override
  public void checkpoint(KeptVersions kept) {
    onLog(
        kept.table(),
        log -> {
          new LogTrim(spark, log).checkpoint(kept);
          return kept;
        });
  }

  @Override
  public long unneededCommits(KeptVersions kept, Instant olderThan) {
    return onLog(kept.table(), log -> new LogTrim(spark, log).count(kept, olderThan));
  }

  @Override
  public long trim(KeptVersions kept, Instant olderThan) {
    return onLog(kept.table(), log -> new LogTrim(spark, log).trim(kept, olderThan));
  }

  private interface Work<R> {
    R on(DeltaLog log) throws IOException;
  }

  private <R> R onLog(TableName table, Work<R> work) {
    try {
      DeltaLog log = DeltaLog.forTable(spark, paths.of(table));
      new LogGuard(log, log.newDeltaHadoopConf()).update();
      return spark.withActive(() -> unchecked(work, log));
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw Failures.translate(table.toString(), paths.root(), e);
    }
  }

  private static <R> R unchecked(Work<R> work, DeltaLog log) {
    try {
      return work.on(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

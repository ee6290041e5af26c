package io.nightjar.core.internal.delta.care;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.maintain.KeptVersions;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.util.FileNames;
import org.apache.spark.sql.functions;
import scala.Option;

/**
 * Shortens the log of a table. What is left always begins with a checkpoint at or before the oldest
 * kept version and has no hole, whenever the work is ended: commits go one by one, oldest first, a
 * checkpoint before the commit of its version.
 *
 * <p>Only what lies before a checkpoint that is older than the grace goes. Whoever opened the table
 * since then began to read at that checkpoint or a later one, so that nobody looks for a commit
 * that is gone.
 */
final class LogTrim {
  private final SparkSession spark;
  private final DeltaLog log;
  private final Configuration configuration;

  LogTrim(SparkSession spark, DeltaLog log) {
    this.spark = spark;
    this.log = log;
    this.configuration = log.newDeltaHadoopConf();
  }

  /** Writes a checkpoint at the oldest kept version, unless there is one or nothing lies before. */
  void checkpoint(KeptVersions kept) throws IOException {
    LogFiles files = LogFiles.list(log.logPath(), configuration);
    boolean isNeeded = !files.commits().headMap(kept.oldest(), false).isEmpty();
    if (isNeeded && !files.checkpoints().containsKey(kept.oldest())) {
      new CareSession(spark).with(Map.of(), session -> write(kept));
    }
  }

  /** How many commits would go. */
  long count(KeptVersions kept, Instant settledBefore) throws IOException {
    LogFiles files = LogFiles.list(log.logPath(), configuration);
    return files.before(start(files, kept, settledBefore)).stream()
        .filter(LogFiles::isCommit)
        .count();
  }

  /** Removes them. */
  long trim(KeptVersions kept, Instant settledBefore) throws IOException {
    LogFiles files = LogFiles.list(log.logPath(), configuration);
    FileSystem system = log.logPath().getFileSystem(configuration);
    long commits = 0;
    for (FileStatus file : files.before(start(files, kept, settledBefore))) {
      boolean isGone = system.delete(file.getPath(), false);
      commits += isGone && LogFiles.isCommit(file) ? 1 : 0;
    }
    DeltaLog.invalidateCache(spark, log.dataPath());
    return commits;
  }

  /** The version that the log begins with afterwards. */
  private static long start(LogFiles files, KeptVersions kept, Instant settledBefore) {
    if (settledBefore.equals(Instant.MAX)) {
      return kept.oldest();
    }
    return files.checkpoints().headMap(kept.oldest(), true).entrySet().stream()
        .filter(checkpoint -> checkpoint.getValue().isBefore(settledBefore))
        .mapToLong(Map.Entry::getKey)
        .max()
        .orElse(0);
  }

  private Snapshot write(KeptVersions kept) {
    Snapshot snapshot = log.getSnapshotAt(kept.oldest(), Option.empty(), Option.empty());
    log.createCheckpointAtVersion(kept.oldest());
    checkReadable(snapshot, kept);
    return snapshot;
  }

  /** Nothing may rest on a checkpoint that was not read once. */
  private void checkReadable(Snapshot snapshot, KeptVersions kept) {
    String path = FileNames.checkpointFileSingular(log.logPath(), snapshot.version()).toString();
    Row read =
        spark
            .read()
            .parquet(path)
            .where("add IS NOT NULL")
            .agg(
                functions.count("add.path"),
                functions.coalesce(functions.sum("add.size"), functions.lit(0L)))
            .first();
    if (read.getLong(0) != snapshot.numOfFiles() || read.getLong(1) != snapshot.sizeInBytes()) {
      throw CareErrors.logNotWhole(
          kept.table().toString(), "the checkpoint just written at " + path + " says otherwise");
    }
  }
}

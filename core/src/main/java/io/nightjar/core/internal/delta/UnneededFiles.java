package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.maintain.KeptVersions;
import io.nightjar.core.maintain.Removal;
import io.nightjar.core.maintain.RemovableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.commands.VacuumCommand$;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SystemClock;
import scala.Console;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * Files in the folder of a table that no kept version needs: what VACUUM gets as its inventory. It
 * knows nothing of pins itself; it protects the newest version and what was removed from it within
 * the grace once more.
 */
final class UnneededFiles implements RemovableFiles {
  private static final Map<String, String> VACUUM_SETTINGS =
      Map.of(
          "spark.databricks.delta.retentionDurationCheck.enabled", "false",
          "spark.databricks.delta.vacuum.logging.enabled", "false");

  private final SparkSession spark;
  private final DeltaLog log;
  private final KeptVersions kept;
  private final Instant olderThan;
  private final Dataset<Row> needed;
  private final Dataset<Row> listed;
  private final Dataset<Row> unneeded;
  private final Removal removal;

  /**
   * Reads the log of the table and lists its folder; fails with exit code 50 if a kept version lacks
   * a file.
   */
  UnneededFiles(SparkSession spark, DeltaLog log, KeptVersions kept, Instant olderThan)
      throws IOException {
    this.spark = spark;
    this.log = log;
    this.kept = kept;
    this.olderThan = olderThan;
    LogFiles files = LogFiles.list(log.logPath(), log.newDeltaHadoopConf());
    this.needed = new FileLives(spark, log, kept).ofKeptVersions(files);
    this.listed = new TableFolder(spark, log).list().persist();
    this.unneeded = unneeded();
    this.removal = checkedSum();
  }

  private Removal checkedSum() {
    boolean isWhole = false;
    try {
      checkNeeded(listed);
      Removal sum = sum(unneeded);
      isWhole = true;
      return sum;
    } finally {
      if (!isWhole) {
        close();
      }
    }
  }

  @Override
  public Removal removal() {
    return removal;
  }

  @Override
  public void remove() {
    if (removal.isNone()) {
      return;
    }
    try {
      new CareSession(spark).with(VACUUM_SETTINGS, this::quietVacuum);
      checkNeeded(new TableFolder(spark, log).list());
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw Failures.translate(kept.table().toString(), log.dataPath().toString(), e);
    }
  }

  /** VACUUM prints what it did, where the results of commands go. */
  private Dataset<Row> quietVacuum(SparkSession session) {
    return Console.withOut(OutputStream.nullOutputStream(), () -> vacuum(session));
  }

  private Dataset<Row> vacuum(SparkSession session) {
    double hours = Duration.between(olderThan, Instant.now()).toHours();
    Dataset<Row> inventory = unneeded.unionByName(emptyFolders());
    Dataset<Row> nullable =
        session.createDataFrame(
            inventory.select("path", "length", "isDir", "modificationTime").toJavaRDD(),
            VacuumCommand$.MODULE$.INVENTORY_SCHEMA());
    return VacuumCommand$.MODULE$.gc(
        session,
        log,
        false,
        Option.apply(Math.max(0, hours)),
        Option.apply(nullable),
        Option.empty(),
        Map$.MODULE$.empty(),
        new SystemClock());
  }

  private Dataset<Row> unneeded() {
    return listed
        .where(functions.not(functions.col("isDir")))
        .where(functions.col("modificationTime").lt(olderThan.toEpochMilli()))
        .join(needed, listed.col("file").equalTo(needed.col("file")), "left_anti");
  }

  /** Folders of nights whose files went earlier. */
  private Dataset<Row> emptyFolders() {
    Dataset<Row> parents =
        listed
            .select(functions.regexp_replace(functions.col("path"), "/[^/]*$", "").as("parent"))
            .distinct();
    return listed
        .where(functions.col("isDir"))
        .where(functions.col("modificationTime").lt(olderThan.toEpochMilli()))
        .join(parents, listed.col("path").equalTo(parents.col("parent")), "left_anti");
  }

  private static Removal sum(Dataset<Row> files) {
    Row sum =
        files
            .agg(
                functions.count("path"),
                functions.coalesce(functions.sum("length"), functions.lit(0L)))
            .first();
    return new Removal(sum.getLong(0), sum.getLong(1));
  }

  private void checkNeeded(Dataset<Row> there) {
    Row missing =
        needed
            .join(
                there,
                there
                    .col("file")
                    .equalTo(needed.col("file"))
                    .and(there.col("length").equalTo(needed.col("size"))),
                "left_anti")
            .agg(functions.count("file"), functions.min("file"))
            .first();
    if (missing.getLong(0) > 0) {
      throw CoreErrors.keptFilesGone(
          kept.table().toString(), missing.getLong(0), missing.getString(1));
    }
  }

  @Override
  public void close() {
    listed.unpersist();
    needed.unpersist();
  }
}

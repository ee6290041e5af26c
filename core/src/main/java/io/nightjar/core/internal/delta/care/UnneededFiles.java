package io.nightjar.core.internal.delta.care;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.maintain.KeptVersions;
import io.nightjar.core.maintain.RemovableFiles;
import io.nightjar.core.maintain.Removal;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.commands.VacuumCommand$;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SystemClock;
import scala.Console;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map$;

/**
 * Files in the folder of a table that no kept version needs: what VACUUM gets as its inventory. It
 * knows nothing of pins itself; it protects the newest version and what was removed from it within
 * the grace once more.
 */
final class UnneededFiles implements RemovableFiles {
  private static final Column[] INVENTORY = {
    functions.col("path"),
    functions.col("length"),
    functions.col("isDir"),
    functions.col("modificationTime")
  };
  private static final Map<String, String> VACUUM_SETTINGS =
      Map.of(
          "spark.databricks.delta.retentionDurationCheck.enabled", "false",
          "spark.databricks.delta.vacuum.logging.enabled", "false",
          "spark.sql.sources.parallelPartitionDiscovery.parallelism", "16");

  private final SparkSession spark;
  private final DeltaLog log;
  private final KeptVersions kept;
  private final Instant olderThan;
  private final FileLives lives;
  private final Dataset<Row> listed;
  private final Dataset<Row> files;
  private final Removal removal;

  /**
   * Reads the log of the table and lists its folder; fails with exit code 50 if a kept version
   * lacks a file.
   */
  UnneededFiles(SparkSession spark, DeltaLog log, KeptVersions kept, Instant olderThan)
      throws IOException {
    this.spark = spark;
    this.log = log;
    this.kept = kept;
    this.olderThan = olderThan;
    this.lives = new FileLives(spark, log, kept);
    this.listed = new TableFolder(spark, log).list().persist();
    this.files = joined(listed).persist();
    this.removal = checkedSum();
  }

  /** Each file once: {@code size} if a kept version needs it, {@code length} if it is there. */
  private Dataset<Row> joined(Dataset<Row> there) {
    return lives
        .ofKeptVersions()
        .join(
            there.where(functions.not(functions.col("isDir"))),
            JavaConverters.asScalaBuffer(List.of("file")).toSeq(),
            "full_outer");
  }

  private Removal checkedSum() {
    boolean isWhole = false;
    try {
      Removal sum = check(files);
      isWhole = true;
      return sum;
    } finally {
      if (!isWhole) {
        close();
      }
    }
  }

  /** Fails with exit code 50 if a kept version lacks a file, or has one of another size. */
  private Removal check(Dataset<Row> joined) {
    Column isMissing =
        functions.expr(
            "size IS NOT NULL AND (length IS NULL OR size NOT IN (length, %d))"
                .formatted(FileLives.ANY_SIZE));
    Column length = functions.when(isUnneeded(), functions.col("length"));
    Row sums =
        joined
            .agg(
                functions.count(functions.when(isMissing, 1)),
                functions.min(functions.when(isMissing, functions.col("file"))),
                functions.count(length),
                functions.coalesce(functions.sum(length), functions.lit(0L)))
            .first();
    if (sums.getLong(0) > 0) {
      throw CareErrors.keptFilesGone(kept.table().toString(), sums.getLong(0), sums.getString(1));
    }
    return new Removal(sums.getLong(2), sums.getLong(3));
  }

  private Column isUnneeded() {
    return functions
        .col("size")
        .isNull()
        .and(functions.col("modificationTime").lt(olderThan.toEpochMilli()));
  }

  @Override
  public Removal removal() {
    return removal;
  }

  @Override
  public Removal remove() {
    if (removal.isNone()) {
      return removal;
    }
    try {
      new CareSession(spark).with(VACUUM_SETTINGS, this::quietVacuum);
      return removal.minus(check(joined(new TableFolder(spark, log).list())));
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
    Dataset<Row> inventory =
        files.where(isUnneeded()).select(INVENTORY).union(emptyFolders().select(INVENTORY));
    Dataset<Row> nullable =
        session.createDataFrame(inventory.toJavaRDD(), VacuumCommand$.MODULE$.INVENTORY_SCHEMA());
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

  @Override
  public void close() {
    files.unpersist();
    listed.unpersist();
    lives.close();
  }
}

package io.nightjar.core.internal.delta.care;

import io.delta.tables.DeltaOptimizeBuilder;
import io.delta.tables.DeltaTable;
import io.nightjar.core.internal.delta.DeliveredNights;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.maintain.SmallFiles;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import scala.Option;

/**
 * The nights of the newest version of a table: its partitions. Nights of a table that is not
 * divided share files; its small files are put together across nights. Each commit made here says
 * in its origin which nights it may have changed, so that a night which it did not touch stays
 * done.
 */
final class NightPartitions {
  private static final long SMALL = 16L << 20;
  private static final long TARGET = 128L << 20;
  private static final int SEVERAL = 4;
  private static final String NIGHT = "night";

  private final SparkSession spark;
  private final DeltaLog log;

  NightPartitions(SparkSession spark, DeltaLog log) {
    this.spark = spark;
    this.log = log;
  }

  /**
   * Nights before {@code date} with several small files, with the number of those. A table that is
   * changed key by key has none: each change tidies up, and keeps rows sorted.
   */
  private List<Row> crowded(LocalDate date) {
    if (DeliveredNights.isIn(log.update(false, Option.empty(), Option.empty()))) {
      return List.of();
    }
    if (!isDivided()) {
      return nights()
          .where(functions.col("size").lt(SMALL))
          .groupBy(NIGHT)
          .agg(functions.count(functions.lit(1)).as("files"))
          .where(functions.col("files").geq(SEVERAL))
          .collectAsList();
    }
    return nights()
        .where(functions.col(NIGHT).lt(functions.lit(date)))
        .where(functions.col("size").lt(SMALL))
        .groupBy(NIGHT)
        .agg(functions.count(functions.lit(1)).as("files"))
        .where(functions.col("files").geq(SEVERAL))
        .collectAsList();
  }

  SmallFiles small(LocalDate date) {
    return sum(crowded(date));
  }

  /** Puts small files together; a night that another run is writing is left for the next time. */
  SmallFiles compact(LocalDate date) {
    List<Row> crowded = crowded(date);
    if (crowded.isEmpty()) {
      return SmallFiles.NONE;
    }
    String nights =
        crowded.stream()
            .filter(row -> !row.isNullAt(0))
            .map(row -> "DATE'%s'".formatted(row.getDate(0)))
            .collect(Collectors.joining(", ", Bookkeeping.LOGICAL_DATE + " IN (", ")"));
    Map<String, String> settings =
        Map.of(
            "spark.databricks.delta.optimize.minFileSize", Long.toString(SMALL),
            "spark.databricks.delta.optimize.maxFileSize", Long.toString(TARGET));
    boolean isDone =
        unlessInTheWay(
            () ->
                new CareSession(spark)
                    .committing(
                        "",
                        settings,
                        session -> {
                          DeltaOptimizeBuilder whole = table(session).optimize();
                          return (isDivided() ? whole.where(nights) : whole).executeCompaction();
                        }));
    return isDone ? sum(crowded) : SmallFiles.NONE;
  }

  /** Whether a night has files of its own. */
  private boolean isDivided() {
    return log.update(false, Option.empty(), Option.empty())
        .metadata()
        .partitionColumns()
        .contains(Bookkeeping.LOGICAL_DATE);
  }

  long before(LocalDate first) {
    return nights()
        .where(functions.col(NIGHT).lt(functions.lit(first)))
        .select(NIGHT)
        .distinct()
        .count();
  }

  /** Takes out whole partitions, which rewrites no file. */
  long dropBefore(LocalDate first) {
    long count = before(first);
    if (count == 0) {
      return 0;
    }
    Nights gone = new Nights(LocalDate.EPOCH, first.minusDays(1));
    Column isGone = functions.col(Bookkeeping.LOGICAL_DATE).lt(functions.lit(first));
    boolean isDone =
        unlessInTheWay(
            () ->
                new CareSession(spark)
                    .committing(
                        gone.toString(),
                        Map.of(),
                        session -> {
                          table(session).delete(isGone);
                          return count;
                        }));
    return isDone ? count : 0;
  }

  private interface Commit {
    Object make();
  }

  private static boolean unlessInTheWay(Commit commit) {
    try {
      commit.make();
      return true;
    } catch (RuntimeException e) {
      if (Failures.isConflict(e)) {
        return false;
      }
      throw e;
    }
  }

  private DeltaTable table(SparkSession session) {
    return DeltaTable.forPath(session, log.dataPath().toString());
  }

  /** One row for each file: its night, null if the table has no such partitions, and its size. */
  private Dataset<Row> nights() {
    Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
    return snapshot
        .allFiles()
        .toDF()
        .select(
            functions
                .col("partitionValues")
                .getItem(Bookkeeping.LOGICAL_DATE)
                .cast("date")
                .as(NIGHT),
            functions.col("size"));
  }

  private static SmallFiles sum(List<Row> crowded) {
    return new SmallFiles(crowded.size(), crowded.stream().mapToLong(row -> row.getLong(1)).sum());
  }
}

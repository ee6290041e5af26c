package io.nightjar.core.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.TableVersion;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at once, each with a session of its own. */
@SparkTest
class TwinWritesTest {
  private static final TableName TABLE = TableName.of("silver", "flights");

  @TempDir private Path lake;

  @Test
  void twinsOfOneFingerprintLeaveOneCommit(SparkSession spark) throws Exception {
    write(spark, "before", "2013-02-28", "z");
    List<Optional<TableCommit>> commits =
        together(
            () -> write(spark.newSession(), "r1", "2013-03-01", "a"),
            () -> write(spark.newSession(), "r2", "2013-03-01", "a"));
    assertThat(commits).allMatch(Optional::isPresent);
    assertThat(commits).extracting(each -> each.get().table().version()).containsOnly(1L);
    assertThat(commits)
        .extracting(each -> each.get().isNew())
        .containsExactlyInAnyOrder(true, false);
    assertThat(door(spark, "r3").history(TABLE)).hasSize(2);
  }

  @Test
  void nightsAtTheSameTimeAllArriveEvenInANewTable(SparkSession spark) throws Exception {
    List<Optional<TableCommit>> commits =
        together(
            () -> write(spark.newSession(), "r1", "2013-03-01", "a"),
            () -> write(spark.newSession(), "r2", "2013-03-02", "a"));
    assertThat(commits).allMatch(Optional::isPresent);
    assertThat(door(spark, "r3").history(TABLE))
        .extracting(TableVersion::rows)
        .containsExactly(2L, 2L);
    DeltaTables door = door(spark, "r4");
    assertThat(door.read(door.findLatest(TABLE).orElseThrow()).count()).isEqualTo(4);
  }

  @Test
  void twinsOfDifferentFingerprintsAreInOrderOrHeld(SparkSession spark) throws Exception {
    write(spark, "before", "2013-02-28", "z");
    List<Optional<TableCommit>> commits =
        together(
            () -> write(spark.newSession(), "r1", "2013-03-01", "a"),
            () -> write(spark.newSession(), "r2", "2013-03-01", "b"));
    long done = commits.stream().filter(Optional::isPresent).count();
    assertThat(done).isBetween(1L, 2L);
    DeltaTables door = door(spark, "r4");
    assertThat(door.history(TABLE)).hasSize(1 + (int) done);
    assertThat(door.read(door.findLatest(TABLE).orElseThrow()).count()).isEqualTo(4);
  }

  /** Starts all at once; empty where a write was refused because another run holds the table. */
  @SafeVarargs
  private static List<Optional<TableCommit>> together(Callable<TableCommit>... writes)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(writes.length);
    ExecutorService threads = Executors.newFixedThreadPool(writes.length);
    try {
      List<Future<Optional<TableCommit>>> results = new ArrayList<>();
      for (Callable<TableCommit> write : writes) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return orHeld(write);
                }));
      }
      List<Optional<TableCommit>> commits = new ArrayList<>();
      for (Future<Optional<TableCommit>> result : results) {
        commits.add(result.get());
      }
      return commits;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<TableCommit> orHeld(Callable<TableCommit> write) throws Exception {
    try {
      return Optional.of(write.call());
    } catch (NightjarException e) {
      assertThat(e.code()).isEqualTo(CoreErrorCode.HELD_BY_ANOTHER_RUN);
      return Optional.empty();
    }
  }

  private TableCommit write(SparkSession spark, String run, String night, String fingerprint) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "id INT, _logical_date DATE",
            Rows.row(1, Date.valueOf(night)),
            Rows.row(2, Date.valueOf(night)));
    return door(spark, run).replaceNights(TABLE, Nights.parse(night), rows, fingerprint);
  }

  private DeltaTables door(SparkSession spark, String run) {
    return new DeltaTables(
        spark, lake.toString(), new CommitOrigin(run, "flights", "refine", "", "", -1));
  }
}

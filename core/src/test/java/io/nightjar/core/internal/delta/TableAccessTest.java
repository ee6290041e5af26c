package io.nightjar.core.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.lease.Fence;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write a table, with which token, and where it may lie. */
@SparkTest
class TableAccessTest {
  private static final TableName TOYS = TableName.of("silver", "toys");
  private static final Nights NIGHT = Nights.parse("2013-03-01");

  @TempDir private Path lake;

  @Test
  void anotherPipelineMayReadButNotWrite(SparkSession spark) {
    write(spark, "toys", "r1", new OwnToken(), "a");
    assertThat(tables(spark, "games", new OwnToken()).read(new PinnedTable(TOYS, 0)).count())
        .isEqualTo(1);
    assertThatThrownBy(() -> write(spark, "games", "r2", new OwnToken(), "b"))
        .isInstanceOfSatisfying(
            NightjarException.class, e -> assertThat(e.type().exitCode()).isEqualTo(10))
        .hasMessageContaining("Table silver.toys belongs to pipeline toys");
    assertThat(tables(spark, "toys", new OwnToken()).history(TOYS)).hasSize(1);
  }

  @Test
  void whoeverIsNoRunCannotWrite(SparkSession spark) {
    DeltaTables reading = new DeltaTables(spark, lake.toString(), CommitOrigin.UNKNOWN);
    assertThatThrownBy(() -> reading.replaceNights(TOYS, NIGHT, rows(spark, 1L), "a"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(lake.resolve("silver")).doesNotExist();
  }

  @Test
  void aTokenThatIsNotAboveTheLastIsRefusedByTheTable(SparkSession spark) {
    write(spark, "toys", "r1", new Fixed(5), "a");
    for (long token : new long[] {3, 5}) {
      assertThatThrownBy(() -> write(spark, "toys", "r2", new Fixed(token), "b"))
          .isInstanceOfSatisfying(
              NightjarException.class, e -> assertThat(e.type().exitCode()).isEqualTo(30));
    }
    assertThat(tables(spark, "toys", new OwnToken()).history(TOYS)).hasSize(1);
    write(spark, "toys", "r3", new Fixed(6), "b");
    assertThat(tables(spark, "toys", new OwnToken()).history(TOYS).get(0).origin().revision())
        .isEqualTo(6);
  }

  @Test
  void aTableThatLeadsOutOfTheLakeIsRefused(SparkSession spark, @TempDir Path elsewhere)
      throws Exception {
    write(spark, "toys", "r1", new OwnToken(), "a");
    Files.move(lake.resolve("silver/toys"), elsewhere.resolve("toys"));
    Files.createSymbolicLink(lake.resolve("silver/toys"), elsewhere.resolve("toys"));
    assertThatThrownBy(() -> tables(spark, "toys", new OwnToken()).findLatest(TOYS))
        .hasMessageContaining("Table silver.toys lies outside of the lake");
    assertThatThrownBy(() -> write(spark, "toys", "r2", new OwnToken(), "b"))
        .hasMessageContaining("outside of the lake");
  }

  /** A run that sleeps: its token stays what it was when it took its lease. */
  private record Fixed(long token) implements Fence {
    @Override
    public void check() {
      // It does not know yet.
    }

    @Override
    public void raiseAbove(long seen) {
      // It looked before it fell asleep.
    }
  }

  private void write(SparkSession spark, String pipeline, String run, Fence fence, String print) {
    CommitOrigin origin = new CommitOrigin(run, pipeline, "make", "", "", -1);
    new DeltaTables(spark, lake.toString(), origin, fence)
        .replaceNights(TOYS, NIGHT, rows(spark, print.length()), print);
  }

  private DeltaTables tables(SparkSession spark, String pipeline, Fence fence) {
    CommitOrigin origin = new CommitOrigin("r", pipeline, "make", "", "", -1);
    return new DeltaTables(spark, lake.toString(), origin, fence);
  }

  private static Dataset<Row> rows(SparkSession spark, long id) {
    return Rows.of(
        spark, "id BIGINT, _logical_date DATE", Rows.row(id, Date.valueOf(NIGHT.from())));
  }
}

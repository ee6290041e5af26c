package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that leave the quarantine, once, and are known no earlier than they could be. */
@SparkTest
class ReplayNightTest {
  private static final String SALES =
      """
      sources:
        sales:
          format: csv
          path: sales/{date}.csv
          columns: sales.ddl
      """;
  private static final String STRICT = "id INT, price INT NOT NULL";
  private static final String LOOSE = "id INT, price INT";

  @TempDir Path folder;

  @Test
  void replayedRowsAreKnownAtTheEndOfTheNightTheyAreReplayedFor(SparkSession spark) {
    TestProject project = new TestProject(folder).pipeline(SALES).beside("sales.ddl", STRICT);
    project.landed("sales/2024-01-02.csv", "id,price\n1,1\n2,\nx,\n");
    project.landed("sales/2024-01-03.csv", "id,price\n3,1\n4,\n");
    NightRig rig = project.rig(spark);
    rig.job("ingest", "2024-01-02");
    rig.job("ingest", "2024-01-03");
    int versions = rig.versions("bronze.sales");

    assertThat(rig.mark("sales", "2024-01-02", "2024-01-10").outcome().metrics())
        .containsEntry("rows-marked", 2L);
    rig.job("ingest", "2024-01-02");
    assertThat(rig.versions("bronze.sales")).as("nothing fits yet").isEqualTo(versions);

    rig = project.beside("sales.ddl", LOOSE).rig(spark);
    assertThat(rig.mark("sales", "2024-01-02", "2024-01-10").outcome().exitCode()).isZero();
    assertThat(rig.versions("replayed.sales")).as("marked already").isEqualTo(1);
    assertThat(rig.job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("rows-in", 3L)
        .containsEntry("sales.rows-good", 2L)
        .containsEntry("sales.rows-quarantined", 1L);
    String known = "string(_known_at)";
    assertThatRows(rig.table("bronze.sales").selectExpr("id", "day(_logical_date)", known))
        .containsExactly(
            row(1, 2, "2024-01-03 05:00:00"),
            row(2, 2, "2024-01-11 05:00:00"),
            row(3, 3, "2024-01-04 05:00:00"));
    assertThatRows(rig.table("quarantine.sales").select("_source_row"))
        .containsExactly(row(3L), row(2L));

    rig.mark("sales", "2024-01-02", "2024-01-20");
    rig.again("ingest", "2024-01-02");
    rig.again("ingest", "2024-01-03");
    assertThatRows(rig.table("bronze.sales").selectExpr("id", known))
        .containsExactly(
            row(1, "2024-01-03 05:00:00"),
            row(2, "2024-01-11 05:00:00"),
            row(3, "2024-01-04 05:00:00"),
            row(4, "2024-01-04 05:00:00"));
    assertThatRows(rig.table("replayed.sales").selectExpr("_source_row", "string(known_for)"))
        .containsExactly(row(2L, "2024-01-10"), row(3L, "2024-01-20"));
  }

  @Test
  void aWholeFileComesBackWhenItsDriftIsAccepted(SparkSession spark) {
    String known = "    known-at: timestamp'2024-01-01 12:00:00'\n";
    String drift = "    on-drift: {removed: %s}\n";
    TestProject project =
        new TestProject(folder).pipeline(SALES + known + drift.formatted("quarantine"));
    project.beside("sales.ddl", LOOSE).landed("sales/2024-01-02.csv", "id\n1\n2\n");
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("sales.rows-quarantined", 2L);

    rig = project.pipeline(SALES + known + drift.formatted("evolve")).rig(spark);
    rig.mark("sales", "2024-01-02", "2024-01-10");
    rig.job("ingest", "2024-01-02");
    assertThatRows(rig.table("bronze.sales").selectExpr("id", "price", "string(_known_at)"))
        .containsExactly(row(1, null, "2024-01-01 12:00:00"), row(2, null, "2024-01-01 12:00:00"));
    assertThatRows(rig.table("quarantine.sales")).isEmpty();
  }
}

package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refined tables night by night, by the jobs that a plan names. */
@SparkTest
class RefineNightTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void declare() {
    project =
        new TestProject(folder)
            .pipeline(
                "carriers",
                """
                sources:
                  carriers:
                    {format: csv, path: "carriers-{date}.csv", columns: carriers.ddl, missing: skip}
                tables:
                  silver.carriers: {sql: carriers.sql, key: [code], history: scd2}
                """)
            .beside("carriers", "carriers.ddl", "code STRING NOT NULL, name STRING")
            .beside(
                "carriers",
                "carriers.sql",
                "SELECT code, name, _logical_date, _event_time, _known_at FROM bronze.carriers")
            .pipeline(
                """
                uses:
                  silver.carriers: {fresh-within: 1 day}
                sources:
                  sales: {format: csv, path: "sales-{date}.csv", columns: sales.ddl}
                tables:
                  silver.sales: {sql: sales.sql, key: [id]}
                """)
            .beside("sales.ddl", "id INT NOT NULL, code STRING")
            .beside(
                "sales.sql",
                """
                SELECT s.id, c.name, s._logical_date, s._event_time, s._known_at
                FROM bronze.sales s LEFT JOIN silver.carriers c ON s.code = c.code
                """);
    for (int day = 1; day <= 6; day++) {
      project.landed("sales-2024-01-0" + day + ".csv", "id,code\n" + day + ",A\n");
    }
    project.landed("carriers-2024-01-01.csv", "code,name\nA,old\nB,b\n");
    project.landed("carriers-2024-01-02.csv", "code,name\nA,new\n");
    project.landed("carriers-2024-01-03.csv", "code,name\nA,newest\nB,b\n");
  }

  @Test
  void readsAnotherPipelineAsItWasReleasedForTheNightAndNeverLater(SparkSession spark) {
    NightRig carriers = project.rigOf(spark, "carriers");
    NightRig shop = project.rigOf(spark, "shop");
    assertThat(failure(shop.night("2024-01-01"), 20))
        .contains("has no release up to night 2024-01-01", "nightjar run carriers");
    succeed(carriers.night("2024-01-01"));
    succeed(carriers.night("2024-01-02"));
    succeed(carriers.night("2024-01-03"));
    assertThatRows(
            carriers
                .table("silver.carriers")
                .where("_valid_to IS NULL OR _valid_to > _valid_from")
                .selectExpr(
                    "code", "name", "day(_valid_from) AS d", "coalesce(day(_valid_to), 0) AS e"))
        .containsExactly(
            row("A", "old", 2, 3),
            row("B", "b", 2, 3),
            row("A", "new", 3, 4),
            row("A", "newest", 4, 0),
            row("B", "b", 4, 0));
    succeed(shop.night("2024-01-02"));
    succeed(shop.night("2024-01-04"));
    assertThatRows(shop.table("silver.sales").select("id", "name"))
        .containsExactly(row(2, "new"), row(4, "newest"));
    assertThat(failure(shop.night("2024-01-06"), 20))
        .contains("last released for night 2024-01-03", "more than 1 day", "before 2024-01-06");
    Map<String, RunManifest> again = shop.night("2024-01-02");
    assertThat(again.get("refine").outputs()).allMatch(commit -> !commit.isNew());
  }

  @Test
  void refusesASnapshotThatHasAKeyTwice(SparkSession spark) {
    project.landed("carriers-2024-01-04.csv", "code,name\nA,one\nA,other\nB,b\n");
    assertThat(failure(project.rigOf(spark, "carriers").night("2024-01-04"), 20))
        .contains("more than one row for 1 keys (code)");
  }

  private static void succeed(Map<String, RunManifest> night) {
    assertThat(night.values()).allMatch(run -> run.outcome().exitCode() == 0);
  }

  private static String failure(Map<String, RunManifest> night, int exitCode) {
    RunManifest last = night.values().stream().reduce((earlier, later) -> later).orElseThrow();
    assertThat(last.outcome().exitCode()).isEqualTo(exitCode);
    return ((Failed) last.outcome()).message();
  }
}

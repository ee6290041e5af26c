package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.stale.StaleDate;
import io.nightjar.core.stale.StaleDates;
import io.nightjar.core.table.TableName;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four nights with a late row, a correction, and a correction that moves a row to another date:
 * which dates of an aggregate are stale, and what nights say as original and as now.
 */
@SparkTest
class LateRowsNightTest {
  private static final TableName DAILY = TableName.of("silver", "daily");
  private static final LocalDate LAST = LocalDate.of(2024, 1, 4);

  @TempDir Path folder;

  private NightRig declare(SparkSession spark) {
    TestProject project =
        new TestProject(folder)
            .pipeline(
                """
                sources:
                  sales:
                    format: csv
                    path: "sales-{date}.csv"
                    columns: sales.ddl
                    event-time: CAST(day AS TIMESTAMP)
                tables:
                  silver.sales: {sql: sales.sql, key: [id]}
                  silver.daily: {sql: daily.sql, key: [day], by-event-date: day}
                features:
                  table: gold.sales_features
                  population: population.sql
                  key: [id]
                  columns: [{sql: features.sql}]
                """)
            .beside("sales.ddl", "day DATE, id INT NOT NULL, amount INT")
            .beside("sales.sql", "SELECT * FROM bronze.sales")
            .beside(
                "daily.sql",
                "SELECT day, count(*) AS n, sum(amount) AS total FROM silver.sales GROUP BY day")
            .beside("population.sql", "SELECT id FROM silver.sales")
            .beside(
                "features.sql",
                """
                SELECT s.id, s.amount, d.total
                FROM silver.sales s LEFT JOIN silver.daily d ON s.day = d.day
                """);
    project.landed("sales-2024-01-01.csv", "day,id,amount\n2024-01-01,1,10\n2024-01-01,2,20\n");
    project.landed("sales-2024-01-02.csv", "day,id,amount\n2024-01-02,3,30\n2024-01-01,4,40\n");
    project.landed("sales-2024-01-03.csv", "day,id,amount\n2024-01-03,5,50\n2024-01-02,3,35\n");
    project.landed("sales-2024-01-04.csv", "day,id,amount\n2024-01-02,5,60\n");
    return project.rig(spark);
  }

  @Test
  void listsAndRepairsExactlyTheStaleDatesAndTellsOriginalFromNow(SparkSession spark) {
    NightRig rig = declare(spark);
    for (int day = 1; day <= 4; day++) {
      succeed(rig.night("2024-01-0" + day));
    }
    List<Row> original = features(rig);
    assertThat(rig.stale()).containsExactly(stale(1, 2, 1), stale(2, 3, 2), stale(3, 4, 1));

    List<PlannedJob> jobs = StaleDates.jobs(rig.plan(), DAILY);
    for (StaleDate each : rig.stale()) {
      succeed(rig.again(jobs, each.date().toString(), Optional.of(LAST)));
    }
    assertThat(rig.stale()).isEmpty();
    assertThatRows(
            rig.table("silver.daily")
                .selectExpr("day(day)", "n", "total", "coalesce(day(_known_until), 0)"))
        .containsExactly(
            row(1, 2L, 30L, 5),
            row(1, 3L, 70L, 0),
            row(2, 1L, 30L, 5),
            row(2, 2L, 95L, 0),
            row(3, 1L, 50L, 5));

    List<PlannedJob> features = List.of(rig.plan().job("build-features"));
    for (int day = 1; day <= 4; day++) {
      succeed(rig.again(features, "2024-01-0" + day, Optional.empty()));
    }
    assertThat(features(rig)).containsExactlyInAnyOrderElementsOf(original);

    RunManifest now = rig.again(features, "2024-01-02", Optional.of(LAST)).get("build-features");
    assertThat(now.config().path("as-of").asText()).isEqualTo("now");
    assertThatRows(
            rig.table("gold.sales_features")
                .where("_logical_date = DATE'2024-01-02'")
                .selectExpr("id", "amount", "total"))
        .containsExactly(
            row(1, 10, 70L), row(2, 20, 70L), row(4, 40, 70L), row(3, 35, 95L), row(5, 60, 95L));
  }

  private static StaleDate stale(int day, int since, long rows) {
    LocalDate month = LocalDate.of(2024, 1, 1);
    return new StaleDate(DAILY, month.withDayOfMonth(day), month.withDayOfMonth(since), rows);
  }

  private static List<Row> features(NightRig rig) {
    return rig.table("gold.sales_features").drop("_run").collectAsList();
  }

  private static void succeed(Map<String, RunManifest> runs) {
    assertThat(runs.values()).allMatch(run -> run.outcome().exitCode() == 0);
  }
}

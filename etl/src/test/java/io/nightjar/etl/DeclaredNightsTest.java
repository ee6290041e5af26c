package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declared features in a lake: night by night, late rows, corrections and ranges. */
@SparkTest
class DeclaredNightsTest {
  private static final String PIPELINE =
      """
      sources:
        sales:
          format: csv
          path: sales-{date}*.csv
          columns: sales.ddl
          event-time: at
      tables:
        silver.sales: {sql: sales.sql, key: [id]}
      features:
        table: gold.shops
        population: shops.sql
        key: [shop]
        columns:
          - window:
              from: silver.sales
              by: [shop]
              over: [1 day, 3 days]
              aggregate: {sales: count(*), price: sum(price)}
          - lookup: {from: silver.sales, by: [shop], take: {last_price: price}, not-older-than: 2 days}
          - expression:
              mean_price: price_3_days / nullif(sales_3_days, 0)
      """;

  @TempDir Path folder;

  @Test
  void aRangeEqualsItsNightsAndLateRowsChangeNothingBefore(SparkSession spark) {
    TestProject project =
        new TestProject(folder)
            .pipeline(PIPELINE)
            .beside("sales.ddl", "id INT NOT NULL, shop STRING, price INT, at TIMESTAMP")
            .beside(
                "sales.sql",
                "SELECT id, shop, price, _logical_date, _event_time, _known_at FROM bronze.sales")
            .beside("shops.sql", "SELECT DISTINCT shop FROM silver.sales WHERE shop IS NOT NULL");
    // Sale 3 comes two nights late; sale 1 is corrected on the third night.
    project.landed("sales-2024-01-01.csv", sales("1,a,10,2024-01-01 12:00:00"));
    project.landed("sales-2024-01-02.csv", sales("2,b,5,2024-01-02 12:00:00"));
    project.landed(
        "sales-2024-01-03.csv", sales("1,a,20,2024-01-01 12:00:00", "3,a,7,2024-01-01 18:00:00"));
    project.landed("sales-2024-01-04.csv", sales("4,a,1,2024-01-04 12:00:00"));

    NightRig nights = project.rig(spark);
    for (String night : List.of("01", "02", "03", "04")) {
      assertThat(outcomes(nights, "2024-01-" + night)).containsOnly(0);
    }
    assertThatRows(
            nights
                .table("gold.shops")
                .selectExpr(
                    "day(_logical_date)",
                    "shop",
                    "sales_1_day",
                    "sales_3_days",
                    "price_3_days",
                    "last_price",
                    "mean_price"))
        .containsExactly(
            row(1, "a", 1L, 1L, 10L, 10, 10.0),
            row(2, "a", 0L, 1L, 10L, 10, 10.0),
            row(2, "b", 1L, 1L, 5L, 5, 5.0),
            row(3, "a", 0L, 2L, 27L, null, 13.5),
            row(3, "b", 0L, 1L, 5L, 5, 5.0),
            row(4, "a", 1L, 1L, 1L, 1, 1.0),
            row(4, "b", 0L, 1L, 5L, null, 5.0));

    NightRig range = project.rig(spark, "another-lake");
    Map<String, RunManifest> manifests = range.night("2024-01-01..2024-01-04");
    assertThat(manifests.values()).allMatch(each -> each.outcome().exitCode() == 0);
    assertLeaks(manifests.get("build-features").outcome());
    assertThat(range.table("gold.shops").schema()).isEqualTo(nights.table("gold.shops").schema());
    List<Row> oneByOne = nights.table("gold.shops").collectAsList();
    assertThatRows(range.table("gold.shops")).containsExactly(oneByOne.toArray(Row[]::new));
  }

  /** On the first two nights, shop a would have had the late sale and the price of the fourth. */
  private static void assertLeaks(RunManifest.Outcome outcome) {
    assertThat(outcome.metrics())
        .containsEntry("withheld-rows.sales_1_day", 2L)
        .containsEntry("withheld-rows.price_3_days", 4L)
        .containsEntry("withheld-rows.last_price", 4L)
        .containsEntry("values-changed.sales_1_day", 1L)
        .containsEntry("values-changed.sales_3_days", 2L)
        .containsEntry("mean-change.sales_3_days", 1.0)
        .containsEntry("values-changed.price_3_days", 2L)
        .containsEntry("mean-change.price_3_days", 17.0)
        .containsEntry("values-changed.last_price", 2L)
        .containsEntry("mean-change.last_price", 3.0);
    assertThat(outcome.notes())
        .contains(
            "price_3_days: 2 values would differ by 17.00 on average with what was not known yet"
                + " (4 rows)");
  }

  private static List<Integer> outcomes(NightRig rig, String nights) {
    return rig.night(nights).values().stream()
        .map(RunManifest::outcome)
        .map(outcome -> outcome.exitCode())
        .toList();
  }

  private static String sales(String... rows) {
    return "id,shop,price,at\n" + String.join("\n", rows) + "\n";
  }
}

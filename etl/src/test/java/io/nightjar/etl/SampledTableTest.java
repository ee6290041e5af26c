package io.nightjar.etl;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refined table that keeps a sample of each night: two nights of 100 orders. */
@SparkTest
class SampledTableTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void declare() {
    project =
        new TestProject(folder)
            .beside("orders.ddl", "id INT NOT NULL, size STRING, price DOUBLE")
            .beside(
                "orders.sql",
                "SELECT id, size, price, _logical_date, _event_time, _known_at FROM bronze.orders");
    for (String night : List.of("2024-01-01", "2024-01-02")) {
      String lines =
          IntStream.range(0, 100)
              .mapToObj(id -> id + "," + (id % 10 == 0 ? "" : "m") + "," + (id % 7) + "\n")
              .collect(Collectors.joining());
      project.landed("orders/" + night + ".csv", "id,size,price\n" + lines);
    }
  }

  @Test
  void everyNightHasItsOwnSampleInWhateverPiecesNightsAreRun(SparkSession spark) {
    sample("{stratified: {by: size, rows: 20, minimum: 5}, seed: 3}");
    NightRig nightly = project.rig(spark, "nightly");
    RunManifest first = nightly.night("2024-01-01").get("refine");
    assertThat(first.outcome().metrics())
        .containsEntry("gold.orders.rows", 20L)
        .containsEntry("gold.orders.rows-sampled-from", 100L);
    assertThat(first.config().at("/tables/gold.orders/sample/seed").asInt()).isEqualTo(3);
    assertThat(first.inputs()).hasSize(1);
    nightly.night("2024-01-02");
    NightRig range = project.rig(spark, "range");
    range.night("2024-01-01..2024-01-02");
    List<Row> rows = rows(nightly.table("gold.orders"));
    assertThat(rows).hasSize(40).isEqualTo(rows(range.table("gold.orders")));
    assertThat(rows.subList(0, 20).stream().map(row -> row.getInt(1)).toList())
        .isNotEqualTo(rows.subList(20, 40).stream().map(row -> row.getInt(1)).toList());
    // 5 of the 10 without a size and 15 of the 90 with one: 100 rows again
    assertThat(rows.stream().mapToDouble(row -> row.getDouble(3)).sum()).isEqualTo(200);
  }

  @Test
  void aWeightThatIsZeroIsSaidInOneLine(SparkSession spark) {
    sample("{weighted: {by: price * 2, rows: 10}}");
    NightRig rig = project.rig(spark);
    Failed failed = (Failed) rig.night("2024-01-01").get("refine").outcome();
    assertThat(failed.exitCode()).isEqualTo(20);
    assertThat(failed.message())
        .isEqualTo(
            "Cannot take the sample of gold.orders: price * 2 is null, zero, negative or not finite"
                + " for some rows, but a weight is a positive number. Leave such rows out in the"
                + " query, or give them one by coalesce.");
  }

  private void sample(String sample) {
    project.pipeline(
        """
        sources:
          orders: {format: csv, path: "orders/{date}.csv", columns: orders.ddl}
        tables:
          gold.orders:
            sql: orders.sql
            key: [id]
            sample: %s
        """
            .formatted(sample));
  }

  private static List<Row> rows(Dataset<Row> table) {
    return table
        .select("_logical_date", "id", "size", "_sample_weight")
        .orderBy("_logical_date", "id")
        .collectAsList();
  }
}

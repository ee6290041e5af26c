package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows when files are not as their contract says. */
@SparkTest
class DriftNightTest {
  private static final String SALES = "id INT NOT NULL, price DECIMAL(5,2), day DATE";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void declare() {
    project = new TestProject(folder).beside("sales.ddl", SALES);
  }

  @Test
  void whateverDriftsNoRowIsLostAndOtherSourcesGoOn(SparkSession spark) {
    StringBuilder yaml = new StringBuilder("sources:\n");
    source(yaml, "added", "added: quarantine", "id,price,day,x", "1,1,2024-01-02,a", "2,x,,b");
    source(yaml, "removed", "removed: quarantine", "id,day", "1,2024-01-02");
    source(yaml, "nulls", "removed: evolve", "id,day", "1,2024-01-02", ",2024-01-02");
    source(yaml, "renamed", "renamed: quarantine", "id,cost,day", "1,1,2024-01-02");
    source(yaml, "spelt", "renamed: evolve", "ID, price ,Day", "1,1.5,2024-01-02", "z,1,");
    source(yaml, "reordered", "reordered: quarantine", "day,id,price", "2024-01-02,1,1");
    source(yaml, "anyorder", "added: ignore", "day,x,id,price", "2024-01-02,x,1,1");
    source(yaml, "form", "format: quarantine", "id,price,day", many("%d,1,02.01.2024", 30));
    source(yaml, "rows", "format: ignore", "id,price,day", many("%d,1,02.01.2024", 30));
    source(yaml, "few", "format: refuse", "id,price,day", many("%d,1,02.01.2024", 19));
    source(yaml, "empty", "nullability: quarantine", "id,price,day", many(",%d,", 30));
    source(yaml, "maybe", "nullability: evolve", "id,price,day", many(",%d,", 30));
    project.pipeline(yaml.toString());
    NightRig rig = project.rig(spark);

    RunManifest manifest = rig.job("ingest", "2024-01-02");

    Map<String, Number> metrics = manifest.outcome().metrics();
    expect(metrics, "added", 0, 2);
    expect(metrics, "removed", 0, 1);
    expect(metrics, "nulls", 1, 1);
    expect(metrics, "renamed", 0, 1);
    expect(metrics, "spelt", 1, 1);
    expect(metrics, "reordered", 0, 1);
    expect(metrics, "anyorder", 1, 0);
    expect(metrics, "form", 0, 30);
    expect(metrics, "rows", 0, 30);
    expect(metrics, "few", 0, 19);
    expect(metrics, "empty", 0, 30);
    expect(metrics, "maybe", 30, 0);
    assertThatRows(rig.table("bronze.nulls").selectExpr("id", "price", "string(day)"))
        .containsExactly(row(1, null, "2024-01-02"));
    assertThatRows(rig.table("bronze.spelt").selectExpr("id", "string(price)"))
        .containsExactly(row(1, "1.50"));
    assertThatRows(
            rig.table("quarantine.added").select("_source_row", "column", "reason", "record"))
        .containsExactly(
            row(1L, "", "the file is not as " + ddl() + " says: + x", "1,1,2024-01-02,a"),
            row(
                2L,
                "",
                "the file is not as %s says: + x; price is not a number (DECIMAL(5,2))"
                    .formatted(ddl()),
                "2,x,,b"));
    assertThat(manifest.outcome().notes())
        .anyMatch(note -> note.startsWith("Source form: quarantined as a whole, not as "))
        .anyMatch(note -> note.contains("(- price DECIMAL(5,2)): file nulls-2024-01-02.csv"));
  }

  @Test
  void whatIsRefusedSaysWhyAndNothingOfAnySourceIsWritten(SparkSession spark) {
    StringBuilder yaml = new StringBuilder("sources:\n");
    source(yaml, "good", "added: ignore", "id,price,day", "1,1,2024-01-02");
    source(yaml, "bad", "added: evolve", "id,cost,day", many("%d,1,02.01.2024", 30));
    project.pipeline(yaml.toString());
    RunManifest manifest = project.rig(spark).job("ingest", "2024-01-02");
    assertThat(manifest.outcome()).isInstanceOf(Failed.class);
    assertThat(manifest.outcome().exitCode()).isEqualTo(20);
    List<String> lines = ((Failed) manifest.outcome()).message().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "Source bad: file bad-2024-01-02.csv is refused: it lacks price, which may be cost now."
                + " Nothing was loaded. Deliver it as "
                + ddl()
                + " says, change the contract, or say under on-drift what to do.");
    assertThat(lines.subList(1, lines.size())).containsExactly("  r price -> cost (same place)");
    assertThat(folder.resolve("lake/bronze")).doesNotExist();

    project.landed(
        "bad-2024-01-02.csv", "id,price,day\n" + String.join("\n", many("%d,1,2/1/24", 30)));
    manifest = project.rig(spark).job("ingest", "2024-01-02");
    assertThat(((Failed) manifest.outcome()).message())
        .contains("it has a column day that in 100 % of its values is not a date (yyyy-MM-dd)");
    assertThat(folder.resolve("lake/bronze")).doesNotExist();
  }

  @Test
  void anAddedColumnIsRememberedAndNightsBeforeItStay(SparkSession spark) {
    StringBuilder yaml = new StringBuilder("sources:\n");
    source(yaml, "sales", "added: evolve", "price,id,day", "1,1,2024-01-02");
    project.pipeline(yaml + "    corrections: true\n");
    NightRig rig = project.rig(spark);
    rig.job("ingest", "2024-01-02");
    project.landed("sales-2024-01-03.csv", "id,price,day,colour,a b\n2,1,,red,?\n3,1,,,?\n");
    RunManifest third = rig.job("ingest", "2024-01-03");
    project.landed("sales-2024-01-04.csv", "COLOUR,id,price,day\nblue,4,1,\n");
    rig.job("ingest", "2024-01-04");
    project.landed("sales-2024-01-02.csv", "id,price,day\n1,1,\n5,1,\n");
    rig.job("ingest", "2024-01-02");

    assertThatRows(rig.table("bronze.sales").select("id", "colour"))
        .containsExactly(row(1, null), row(5, null), row(2, "red"), row(3, null), row(4, "blue"));
    assertThat(third.outcome().notes())
        .anyMatch(note -> note.contains("(+ colour STRING): file sales-2024-01-03.csv"))
        .anyMatch(note -> note.contains("left out (\"a b\"): file sales-2024-01-03.csv"));
    assertThat(rig.unproven("bronze.sales")).isEmpty();
    int versions = rig.versions("bronze.sales");
    rig.job("ingest", "2024-01-03");
    assertThat(rig.versions("bronze.sales")).isEqualTo(versions);

    project.beside("sales.ddl", "id BIGINT NOT NULL, price DECIMAL(5,2), colour STRING");
    RunManifest retyped = project.rig(spark).job("ingest", "2024-01-04");
    assertThat(retyped.outcome().exitCode()).isEqualTo(20);
    assertThat(((Failed) retyped.outcome()).message()).endsWith("  ~ id INT -> BIGINT");
    project.beside("sales.ddl", "id INT NOT NULL, price DECIMAL(5,2), colour STRING, size INT");
    assertThat(project.rig(spark).job("ingest", "2024-01-04").outcome().exitCode()).isEqualTo(20);
    project.landed("sales-2024-01-04.csv", "size,colour,id,price\n7,blue,4,1\n");
    assertThat(project.rig(spark).job("ingest", "2024-01-04").outcome().exitCode()).isZero();
    assertThatRows(rig.table("bronze.sales").select("id", "day", "size").where("id = 4"))
        .containsExactly(row(4, null, 7));
  }

  @Test
  void storedTypesAreTakenByValueOrNotAtAll(SparkSession spark) {
    project.pipeline(
        """
        sources:
          wide: {format: parquet, path: "wide-{date}.parquet", columns: sales.ddl, on-drift: {added: evolve}}
          flag: {format: parquet, path: "flag-{date}.parquet", columns: sales.ddl, on-drift: {retyped: quarantine, removed: evolve}}
        """);
    parquet(
        spark,
        "wide",
        "SELECT id, 1.5D AS price, '2024-01-02' AS day, 7 AS size, array(1) AS list FROM VALUES"
            + " (1L), (5000000000L) AS t(id)");
    parquet(spark, "flag", "SELECT 1 AS id, true AS price");
    NightRig rig = project.rig(spark);
    RunManifest manifest = rig.job("ingest", "2024-01-02");
    expect(manifest.outcome().metrics(), "wide", 1, 1);
    expect(manifest.outcome().metrics(), "flag", 0, 1);
    assertThatRows(rig.table("bronze.wide").selectExpr("id", "string(price)", "size"))
        .containsExactly(row(1, "1.50", 7));
    assertThatRows(rig.table("quarantine.wide").select("column", "reason"))
        .containsExactly(row("id", "id is out of range (INT)"));
    assertThatRows(rig.table("quarantine.flag").select("column", "reason"))
        .containsExactly(
            row(
                "",
                "the file is not as %s says: ~ price DECIMAL(5,2) -> BOOLEAN; - day DATE"
                        .formatted(ddl())
                    + "; price is not a number (DECIMAL(5,2))"));
  }

  private static void expect(Map<String, Number> metrics, String source, long good, long bad) {
    assertThat(metrics)
        .as(source)
        .containsEntry(source + ".rows-in", good + bad)
        .containsEntry(source + ".rows-good", good)
        .containsEntry(source + ".rows-quarantined", bad);
  }

  private void source(
      StringBuilder yaml, String name, String policy, String header, String... rows) {
    yaml.append("  %s:%n    format: csv%n    path: '%s-{date}.csv'%n".formatted(name, name));
    yaml.append("    columns: sales.ddl%n    on-drift: {%s}%n".formatted(policy));
    project.landed(name + "-2024-01-02.csv", header + "\n" + String.join("\n", rows) + "\n");
  }

  private static String[] many(String pattern, int count) {
    String[] rows = new String[count];
    for (int i = 0; i < count; i++) {
      rows[i] = pattern.formatted(i);
    }
    return rows;
  }

  private void parquet(SparkSession spark, String name, String query) {
    spark
        .sql(query)
        .coalesce(1)
        .write()
        .parquet(project.landing().resolve(name + "-2024-01-02.parquet").toString());
  }

  private static String ddl() {
    return "conf/pipelines/shop/sales.ddl";
  }
}

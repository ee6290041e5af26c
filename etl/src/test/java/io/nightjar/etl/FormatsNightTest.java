package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights whose files are written in other ways than most. */
@SparkTest
class FormatsNightTest {
  private static final String NIGHT = "2024-01-02";

  @TempDir Path folder;

  @Test
  void aCsvInAnotherEncodingWithOtherSeparatorsIsReadAndNothingIsGuessed(SparkSession spark)
      throws IOException {
    TestProject project =
        project(
            """
            format: csv
                path: sales-{date}.csv
                csv: {separator: ";", quote: "'", encoding: windows-1252, null-text: NA}
            """);
    String good = "note;id;price\n'Süß; 5 €';1;NA\n'zwei\nZeilen';2;1.5\nNA;NA;1\n";
    write(project, "sales-2024-01-02.csv", good, "windows-1252");
    Files.write(
        project.landing().resolve("sales-2024-01-02.csv"),
        new byte[] {'x', (byte) 0x81, ';', '4', ';'},
        StandardOpenOption.APPEND);
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", NIGHT).outcome().metrics())
        .containsEntry("rows-in", 4L)
        .containsEntry("rows-quarantined", 2L);
    assertThatRows(rig.table("bronze.sales").select("id", "note"))
        .containsExactly(row(1, "Süß; 5 €"), row(2, "zwei\nZeilen"));
    assertThatRows(rig.table("quarantine.sales").select("_source_row", "reason", "record"))
        .containsExactly(
            row(3L, "id is empty but declared NOT NULL", "NA;NA;1"),
            row(4L, "the record is not valid windows-1252 in value 1", "x\uFFFD;4;"));
  }

  @Test
  void rowsBeyondTheLimitsDoNotFit(SparkSession spark) throws IOException {
    TestProject project =
        project(
            """
            format: csv
                path: sales-{date}.csv
                limits: {row: 3 KB, cell: 2 KB}
            """);
    String small = "x".repeat(2048);
    write(
        project,
        "sales-2024-01-02.csv",
        "id,price,note\n1,,%s\n2,,%sx\n3,%s,%s\n4,,\n".formatted(small, small, small, small),
        "UTF-8");
    NightRig rig = project.rig(spark);
    rig.job("ingest", NIGHT);
    assertThatRows(rig.table("bronze.sales").select("id")).containsExactly(row(1), row(4));
    assertThatRows(rig.table("quarantine.sales").select("_source_row", "reason"))
        .containsExactly(
            row(2L, "the record has a value of more than 2048 characters"),
            row(3L, "the record has more than 3072 characters"));
  }

  @Test
  void aLinkedFolderOutOfTheLandingFolderIsRefused(SparkSession spark) throws IOException {
    TestProject project = project("format: csv\n    path: in/sales-{date}.csv\n");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("sales-2024-01-02.csv"), "id,price,note\n");
    Files.createDirectories(project.landing());
    Files.createSymbolicLink(project.landing().resolve("in"), elsewhere);
    NightRig rig = project.rig(spark);
    RunManifest manifest = rig.job("ingest", NIGHT);
    assertThat(manifest.outcome().exitCode()).isEqualTo(20);
    assertThat(((RunManifest.Failed) manifest.outcome()).message())
        .contains("in/sales-2024-01-02.csv", "links out of the landing folder");
    assertThat(folder.resolve("lake/bronze")).doesNotExist();
  }

  @Test
  void jsonLinesAreReadExactlyAndTheirNestedPartsAsText(SparkSession spark) throws IOException {
    TestProject project = project("format: json\n    path: sales-{date}.json*\n");
    write(
        project,
        "sales-2024-01-02.json",
        "\uFEFF{\"id\":1,\"price\":1.5,\"note\":{\"a\":[1]}}\r\n\n"
            + "{\"id\":2,\"id\":3}\r"
            + "{\"price\":1}\n"
            + "{\"id\":4",
        "UTF-8");
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", NIGHT).outcome().metrics())
        .containsEntry("rows-in", 4L)
        .containsEntry("rows-quarantined", 3L);
    assertThatRows(rig.table("bronze.sales").select("id", "price", "note", "_source_row"))
        .containsExactly(row(1, 1.5, "{\"a\":[1]}", 1L));
    assertThatRows(rig.table("quarantine.sales").select("_source_row", "reason", "record"))
        .containsExactly(
            row(2L, "the record has a JSON key twice", "{\"id\":2,\"id\":3}"),
            row(3L, "id is empty but declared NOT NULL", "{\"price\":1}"),
            row(4L, "the record is not a JSON object from its character 8 on", "{\"id\":4"));
    write(project, "sales-2024-01-03.json", "  [\n{\"id\":1}]\n", "UTF-8");
    assertThat(failure(rig, "2024-01-03")).contains("it is a JSON array");
  }

  @Test
  void orcAvroAndDeltaFollowTheRulesOfParquet(SparkSession spark) throws IOException {
    Dataset<Row> rows =
        spark.sql(
            """
            SELECT * FROM VALUES
              (1.0D, '1.50', 'a', timestamp'2024-01-02 10:00:00', date'1500-01-01'),
              (2.5D, '2', 'b', null, null), (3.0D, 'x', 'c', null, null)
              AS t(id, price, note, at, day)
            """);
    String landing = Files.createDirectories(folder.resolve("landing")).toString();
    rows.coalesce(1).write().orc(landing + "/orc-2024-01-02");
    rows.coalesce(1).write().format("delta").save(landing + "/delta-2024-01-02");
    for (String format : List.of("orc", "delta")) {
      TestProject project = project("format: %s\n    path: %s-{date}\n".formatted(format, format));
      project.beside(
          "sales.ddl", "id INT NOT NULL, price DECIMAL(9,2), note STRING, at TIMESTAMP, day DATE");
      NightRig rig = project.rig(spark, "lake-" + format);
      RunManifest manifest = rig.job("ingest", NIGHT);
      assertThat(manifest.outcome().metrics())
          .as("%s: %s", format, manifest.outcome())
          .containsEntry("rows-in", 3L)
          .containsEntry("rows-quarantined", 2L);
      assertThatRows(
              rig.table("bronze.sales").selectExpr("id", "note", "string(at)", "string(day)"))
          .containsExactly(row(1, "a", "2024-01-02 10:00:00", "1500-01-01"));
      assertThatRows(rig.table("quarantine.sales").select("column", "record"))
          .containsExactly(
              row("id", record("2.5", "2", "b")), row("price", record("3.0", "x", "c")));
      assertThat(rig.table("quarantine.sales").select("_source_row").distinct().count())
          .isEqualTo(2);
    }
  }

  @Test
  void aDeltaTableIsReadAtItsNewestVersionWhichStandsInTheManifest(SparkSession spark) {
    TestProject project = project("format: delta\n    path: names\n");
    project.beside("sales.ddl", "id INT NOT NULL");
    String table = project.landing().resolve("names").toString();
    spark.range(3).selectExpr("int(id) id").coalesce(1).write().format("delta").save(table);
    NightRig rig = project.rig(spark);
    RunManifest first = rig.job("ingest", NIGHT);
    assertThat(first.outcome().notes())
        .as(first.outcome().toString())
        .contains("Source sales: read names@v0");
    rig.job("ingest", "2024-01-03");
    assertThat(rig.versions("bronze.sales")).isEqualTo(1);
    spark
        .range(9, 11)
        .selectExpr("int(id) id")
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .save(table);
    assertThat(rig.job("ingest", "2024-01-04").outcome().notes())
        .contains("Source sales: read names@v1");
    assertThatRows(rig.table("bronze.sales").select("id", "_source_file"))
        .containsExactly(row(9, "names@v1"), row(10, "names@v1"));
  }

  private static String record(String id, String price, String note) {
    return "{\"id\":%s,\"price\":\"%s\",\"note\":\"%s\",\"at\":null,\"day\":null}"
        .formatted(id, price, note);
  }

  private static String failure(NightRig rig, String night) {
    RunManifest manifest = rig.job("ingest", night);
    assertThat(manifest.outcome().exitCode()).isEqualTo(20);
    return ((RunManifest.Failed) manifest.outcome()).message();
  }

  private TestProject project(String source) {
    return new TestProject(folder)
        .pipeline("sources:\n  sales:\n    " + source.strip() + "\n    columns: sales.ddl\n")
        .beside("sales.ddl", "id INT NOT NULL, price DOUBLE, note STRING");
  }

  private static void write(TestProject project, String name, String text, String encoding)
      throws IOException {
    Files.createDirectories(project.landing());
    Files.write(project.landing().resolve(name), text.getBytes(Charset.forName(encoding)));
  }
}

package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class IngestNightTest {
  private static final String DAILY =
      """
      sources:
        sales:
          format: csv
          path: sales-{date}*.csv
          columns: sales.ddl
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void declare() {
    project =
        new TestProject(folder)
            .pipeline(DAILY)
            .beside("sales.ddl", "id INT NOT NULL, price DECIMAL(5,2), at TIMESTAMP");
  }

  @Test
  void aFileDeliveredTwiceChangesNothingAndAChangedOneReplacesItsNight(SparkSession spark) {
    NightRig rig = project.pipeline(DAILY + "    corrections: true\n").rig(spark);
    project.landed(
        "sales-2024-01-02.csv", "\uFEFFat,id,extra,price\n2024-01-02 10:00:00,1,x,1.50\n,x2,,\n");
    assertThat(rig.job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("rows-in", 2L)
        .containsEntry("sales.rows-good", 1L)
        .containsEntry("sales.rows-quarantined", 1L);
    assertThatRows(
            rig.table("quarantine.sales").select("_source_row", "column", "reason", "record"))
        .containsExactly(row(2L, "id", "id is not a whole number (INT)", ",x2,,"));

    project.landed(
        "sales-2024-01-02.csv", "\uFEFFat,id,extra,price\n2024-01-02 10:00:00,1,x,1.50\n,x2,,\n");
    rig.job("ingest", "2024-01-02");
    assertThat(rig.versions("bronze.sales")).isEqualTo(1);

    project.landed("sales-2024-01-02.csv", "id,price,at\n1,1.50,\n2,2,\n");
    rig.job("ingest", "2024-01-02");
    assertThatRows(rig.table("bronze.sales").selectExpr("id", "string(price)", "_source_row"))
        .containsExactly(row(1, "1.50", 1L), row(2, "2.00", 2L));
    assertThatRows(rig.table("quarantine.sales")).isEmpty();
  }

  @Test
  void aFileThatCannotBeTakenAsAWholeStopsTheNightBeforeAnythingIsWritten(SparkSession spark)
      throws IOException {
    NightRig rig = project.rig(spark);
    project.landed("sales-2024-01-02.csv", "id,at,id\n1,,1\n");
    assertThat(failure(rig, "2024-01-02"))
        .contains("sales-2024-01-02.csv", "lacks price", "id more than once");
    Files.write(
        project.landing().resolve("sales-2024-01-03.csv"),
        "id,price,at".getBytes(StandardCharsets.UTF_16));
    assertThat(failure(rig, "2024-01-03"))
        .contains("sales-2024-01-03.csv", "byte order mark of UTF-16BE");
    assertThat(failure(rig, "2024-01-04")).contains("no file for 2024-01-04");
    Path elsewhere = Files.writeString(folder.resolve("secret.csv"), "id,price,at\n");
    Files.createSymbolicLink(project.landing().resolve("sales-2024-01-05.csv"), elsewhere);
    assertThat(failure(rig, "2024-01-05")).contains("links out of the landing folder");
    assertThat(folder.resolve("lake/bronze")).doesNotExist();
  }

  @Test
  void aTruncatedGzipIsRefusedByName(SparkSession spark) throws IOException {
    project.pipeline(DAILY.replace(".csv", ".csv.gz"));
    StringBuilder csv = new StringBuilder("id,price,at\n");
    for (int i = 0; i < 20_000; i++) {
      csv.append(i).append(',').append(i * 7919L % 1000).append(".25,\n");
    }
    Path file = project.landing().resolve("sales-2024-01-02.csv.gz");
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
    NightRig rig = project.rig(spark);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    assertThat(failure(rig, "2024-01-02")).contains("sales-2024-01-02.csv.gz", "complete gzip");
    Files.write(file, whole);
    assertThat(rig.job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("sales.rows-good", 20_000L);
  }

  @Test
  void missingAndEmptyFilesFollowThePolicy(SparkSession spark) {
    project.pipeline(DAILY + "    missing: warn\n");
    project.landed("sales-2024-01-03.csv", "");
    project.landed("sales-2024-01-03b.csv", "id,price,at\n");
    RunManifest manifest = project.rig(spark).job("ingest", "2024-01-02..2024-01-03");
    assertThat(manifest.outcome().exitCode()).isZero();
    assertThat(manifest.outcome().notes())
        .anyMatch(note -> note.contains("no file for 2024-01-02"))
        .anyMatch(note -> note.contains("sales-2024-01-03.csv is empty"));
    assertThatRows(project.rig(spark).table("bronze.sales")).isEmpty();
  }

  @Test
  void aSourceThatRefusesMisfitsLoadsNothingAtAll(SparkSession spark) {
    project.pipeline(DAILY + "    on-misfit-row: refuse\n");
    project.landed("sales-2024-01-02.csv", "id,price,at\n1,1,\n2,1.234,\n");
    RunManifest manifest = project.rig(spark).job("ingest", "2024-01-02");
    assertThat(manifest.outcome()).isInstanceOf(RunManifest.Rejected.class);
    assertThat(folder.resolve("lake/bronze")).doesNotExist();
  }

  @Test
  void wholeFilesGiveEachNightItsRowsAndSnapshotsChangeWithTheirFile(SparkSession spark) {
    project
        .pipeline(
            """
            sources:
              log:
                format: csv
                path: log.csv
                columns: log.ddl
                event-date: make_date(2024, 1, day)
              names: {format: csv, path: names.csv, columns: names.ddl}
            """)
        .beside("log.ddl", "day INT, value INT")
        .beside("names.ddl", "name STRING NOT NULL")
        .landed("log.csv", "day,value\n1,10\n2,20\n2,x\n3,30\n32,40\n,50\n")
        .landed("names.csv", "name\na\n\nb\n");
    NightRig rig = project.rig(spark);
    Map<String, Number> first = rig.job("ingest", "2024-01-01").outcome().metrics();
    assertThat(first)
        .containsEntry("log.rows-good", 1L)
        .containsEntry("log.rows-quarantined", 2L)
        .containsEntry("log.rows-undated", 2L)
        .containsEntry("log.rows-other-nights", 3L)
        .containsEntry("names.rows-quarantined", 1L);
    assertThat(rig.job("ingest", "2024-01-02..2024-01-03").outcome().metrics())
        .containsEntry("rows-in", 3L + 3L)
        .containsEntry("log.rows-quarantined", 1L)
        .containsEntry("log.rows-undated", 2L);
    assertThat(rig.versions("bronze.names")).isEqualTo(1);
    assertThatRows(rig.table("bronze.log").selectExpr("value", "string(_known_at)"))
        .containsExactly(
            row(10, "2024-01-02 05:00:00"),
            row(20, "2024-01-03 05:00:00"),
            row(30, "2024-01-04 05:00:00"));
    assertThatRows(rig.table("quarantine.log").selectExpr("day(_logical_date)", "_source_row"))
        .containsExactly(row(1, 5L), row(1, 6L), row(2, 3L));
  }

  @Test
  void parquetFollowsTheSameRules(SparkSession spark) {
    project.pipeline(DAILY.replace("csv", "parquet"));
    spark
        .sql(
            """
            SELECT * FROM VALUES
              (1.0D, '1.50', timestamp'2024-01-02 10:00:00', 1), (2.5D, '2', null, 2),
              (3.0D, 'x', null, 3) AS t(id, price, at, other)
            """)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(project.landing().resolve("sales-2024-01-02.parquet").toString());
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("rows-in", 3L)
        .containsEntry("rows-quarantined", 2L);
    assertThatRows(rig.table("bronze.sales").selectExpr("id", "string(at)", "_source_row"))
        .containsExactly(row(1, "2024-01-02 10:00:00", 1L));
    assertThatRows(rig.table("quarantine.sales").select("_source_row", "column"))
        .containsExactly(row(2L, "id"), row(3L, "price"));
    project.landed("sales-2024-01-03.parquet", "PAR1 this is none");
    assertThat(failure(rig, "2024-01-03")).contains("sales-2024-01-03.parquet", "refused");
  }

  @Test
  void columnsThatAFileLacksAreTakenFromItsFolders(SparkSession spark) {
    project
        .pipeline(
            """
            sources:
              log: {format: parquet, path: "log/shop=*/day=*/*.parquet", columns: log.ddl}
            """)
        .beside("log.ddl", "shop STRING NOT NULL, day INT, id INT");
    Path log = project.landing().resolve("log");
    for (String folder : List.of("shop=a%2Fb+c/day=7", "shop=d/day=x")) {
      spark.range(1, 3).coalesce(1).write().parquet(log.resolve(folder).toString());
    }
    String none = "shop=__HIVE_DEFAULT_PARTITION__/day=__HIVE_DEFAULT_PARTITION__";
    spark.range(3, 4).coalesce(1).write().parquet(log.resolve(none).toString());
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", "2024-01-01").outcome().metrics())
        .containsEntry("rows-in", 5L)
        .containsEntry("rows-quarantined", 3L);
    assertThatRows(rig.table("bronze.log").select("shop", "day", "id"))
        .containsExactly(row("a/b+c", 7, 1), row("a/b+c", 7, 2));
    assertThatRows(rig.table("quarantine.log").select("column").distinct())
        .containsExactly(row("day"), row("shop"));
  }

  @Test
  void aTableOfSnapshotsAloneSaysWhichRowsBelongToANight(SparkSession spark) {
    project
        .pipeline(
            """
            sources:
              log: {format: csv, path: log.csv, columns: log.ddl}
            tables:
              silver.log: {sql: log.sql, key: [id]}
            """)
        .beside("log.ddl", "id INT, day DATE")
        .beside(
            "log.sql", "SELECT id, day AS _logical_date, _event_time, _known_at FROM bronze.log")
        .landed("log.csv", "id,day\n1,2024-01-01\n2,2024-01-02\n3,2024-01-02\n4,2030-01-01\n");
    NightRig rig = project.rig(spark);
    rig.night("2024-01-02");
    assertThatRows(rig.table("silver.log").select("id")).containsExactly(row(2), row(3));
    rig.night("2024-01-01");
    NightRig range = project.rig(spark, "range");
    range.night("2024-01-01..2024-01-03");
    for (NightRig each : List.of(rig, range)) {
      assertThatRows(each.table("silver.log").selectExpr("id", "day(_logical_date)"))
          .containsExactly(row(1, 1), row(2, 2), row(3, 2));
    }
  }

  private static String failure(NightRig rig, String night) {
    RunManifest manifest = rig.job("ingest", night);
    assertThat(manifest.outcome()).isInstanceOf(Failed.class);
    assertThat(manifest.outcome().exitCode()).isEqualTo(20);
    return ((Failed) manifest.outcome()).message();
  }
}

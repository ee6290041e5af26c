package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come late, twice, changed, in parts, or not at all. */
@SparkTest
class ArrivalNightTest {
  private static final String DAILY =
      """
      sources:
        sales:
          format: csv
          path: sales/{date}*.csv
          columns: sales.ddl
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void declare() {
    project =
        new TestProject(folder).pipeline(DAILY).beside("sales.ddl", "id INT NOT NULL, price INT");
  }

  @Test
  void aChangedFileIsRefusedUnlessCorrectionsAreDeclared(SparkSession spark) throws IOException {
    NightRig rig = project.rig(spark);
    project.landed("sales/2024-01-02.csv", "id,price\n1,1\nx,1\n");
    project.landed("sales/2024-01-02b.csv", "id,price\n2,1\n");
    RunManifest first = rig.job("ingest", "2024-01-02");
    assertThat(first.outcome().exitCode()).isZero();
    assertThat(loaded()).contains("\"rows-in\":2,\"rows-good\":1,\"rows-quarantined\":1");

    project.landed("sales/2024-01-02.csv", "id,price\n1,1\n3,1\n4,1\n");
    for (int i = 0; i < 2; i++) {
      assertThat(failure(rig.job("ingest", "2024-01-02"), 20))
          .contains("sales/2024-01-02.csv has changed", first.runId(), "with 2 rows, SHA-256 ")
          .contains("now it has SHA-256 ", "corrections: true");
    }
    project.pipeline(DAILY + "    corrections: true\n");
    RunManifest corrected = project.rig(spark).job("ingest", "2024-01-02");
    assertThat(corrected.outcome().notes())
        .containsExactly(
            "Source sales: file sales/2024-01-02.csv, loaded by run %s, was corrected: rows 2 -> 3, good 1 -> 3, quarantined 1 -> 0"
                .formatted(first.runId()));
    assertThatRows(rig.table("bronze.sales").select("id"))
        .containsExactly(row(1), row(2), row(3), row(4));
    assertThatRows(rig.table("quarantine.sales")).isEmpty();

    project.pipeline(DAILY);
    assertThat(project.rig(spark).again("ingest", "2024-01-02").outcome().exitCode()).isZero();
    project.landed("sales/2024-01-02c.csv", "id,price\n5,1\n");
    assertThat(project.rig(spark).job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("sales.rows-good", 5L);
    Files.delete(project.landing().resolve("sales/2024-01-02b.csv"));
    assertThat(failure(project.rig(spark).job("ingest", "2024-01-02"), 20))
        .contains("sales/2024-01-02b.csv has changed", "it is gone now");
  }

  @Test
  void everyFileIsAccountedForHoweverManyThereAre(SparkSession spark) {
    for (int file = 0; file < 23; file++) {
      String rows = "id,price\n" + "1,1\n".repeat(file) + "x,1\n".repeat(file % 3);
      project.landed("sales/2024-01-03-%02d.csv".formatted(file), rows);
    }
    Map<String, Number> metrics =
        project.rig(spark).job("ingest", "2024-01-03").outcome().metrics();
    assertThat(metrics).containsEntry("sales.rows-good", 253L).containsEntry("rows-in", 275L);
    String loaded = loaded();
    for (int file = 0; file < 23; file++) {
      assertThat(loaded)
          .containsPattern(
              "-%02d.csv\",\"night\":\"2024-01-03\",[^}]*\"rows-in\":%d,\"rows-good\":%d,\"rows-quarantined\":%d}"
                  .formatted(file, file + file % 3, file, file % 3));
    }
  }

  @Test
  void onlyExpectedNightsMissAFile(SparkSession spark) {
    project.pipeline(DAILY + "    expected: weekdays\n").landed("other/2024-01-06.csv", "id\n");
    assertThat(project.rig(spark).job("ingest", "2024-01-06..2024-01-07").outcome().exitCode())
        .isZero();
    assertThat(failure(project.rig(spark).job("ingest", "2024-01-05..2024-01-08"), 20))
        .contains("no file for 2024-01-05, 2024-01-08 (");
    project
        .beside("days.csv", "date,why\n2024-01-02,market\n# closed\n\n2024-01-04\n")
        .pipeline(DAILY + "    expected: {calendar: days.csv}\n    missing: warn\n");
    assertThat(project.rig(spark).job("ingest", "2024-01-01..2024-01-06").outcome().notes())
        .containsExactly(
            "Source sales has no file for 2024-01-02, 2024-01-04, 2024-01-05, 2024-01-06"
                + " (sales/{date}*.csv)");
  }

  @Test
  void aFileThatIsNotCompleteIsNotTaken(SparkSession spark) throws IOException {
    project.pipeline(DAILY.replace("*.csv", "*") + "    complete-when: {marker: '{file}.done'}\n");
    project.landed("sales/2024-01-02.csv", "id,price\n1,1\n");
    project
        .landed("sales/2024-01-02b.csv", "id,price\n2,1\n")
        .landed("sales/2024-01-02b.csv.done", "");
    NightRig rig = project.rig(spark);
    assertThat(failure(rig.job("ingest", "2024-01-02"), 40))
        .contains("sales/2024-01-02.csv is not complete yet (marker {file}.done)");
    assertThat(folder.resolve("lake/bronze")).doesNotExist();
    project.landed("sales/2024-01-02.csv.done", "");
    assertThat(rig.job("ingest", "2024-01-02").outcome().metrics())
        .containsEntry("sales.rows-good", 2L)
        .containsEntry("sales.files", 2);

    project.pipeline(
        DAILY + "    missing: warn\n    complete-when: {marker: _SUCCESS, quiet-for: 2 hours}\n");
    Path file = project.landing().resolve("sales/2024-01-03.csv");
    project.landed("sales/2024-01-03.csv", "id,price\n1,1\n").landed("sales/_SUCCESS", "");
    assertThat(project.rig(spark).job("ingest", "2024-01-03").outcome().notes())
        .anyMatch(note -> note.contains("no file for 2024-01-03"))
        .anyMatch(
            note ->
                note.endsWith(
                    "not taken (marker _SUCCESS, no change for 2 hours), first"
                        + " sales/2024-01-03.csv"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(7201)));
    assertThat(project.rig(spark).job("ingest", "2024-01-03").outcome().metrics())
        .containsEntry("sales.rows-good", 1L);
  }

  private String loaded() {
    try (Stream<Path> files = Files.walk(folder.resolve("lake/_nightjar/files/shop/sales"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(found).hasSize(1);
      return Files.readString(found.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String failure(RunManifest manifest, int exitCode) {
    assertThat(manifest.outcome()).isInstanceOf(Failed.class);
    assertThat(manifest.outcome().exitCode()).isEqualTo(exitCode);
    return ((Failed) manifest.outcome()).message();
  }
}

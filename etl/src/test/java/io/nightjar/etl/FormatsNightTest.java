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

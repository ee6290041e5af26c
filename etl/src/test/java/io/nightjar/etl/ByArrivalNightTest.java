package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come at any time, under any names. The nights end at 05:00 UTC. */
@SparkTest
class ByArrivalNightTest {
  private static final String CLICKS =
      """
      sources:
        clicks:
          format: csv
          path: clicks/*.csv
          by-arrival: true
          columns: clicks.ddl
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void declare() {
    project = new TestProject(folder).pipeline(CLICKS).beside("clicks.ddl", "id INT NOT NULL");
  }

  @Test
  void aFileBelongsToTheNightInWhichItCameInWhateverOrderNightsRun(SparkSession spark)
      throws IOException {
    came("old.csv", "2023-06-01T00:00:00Z", 1);
    came("first.csv", "2024-01-02T04:59:59Z", 2);
    came("second.csv", "2024-01-02T05:00:00Z", 3);
    came("fourth.csv", "2024-01-04T12:00:00Z", 4);
    NightRig rig = project.rig(spark);
    done(rig.job("ingest", "2024-01-04"));
    done(rig.job("ingest", "2024-01-02"));
    done(rig.job("ingest", "2024-01-01"));
    assertThatRows(rows(rig))
        .containsExactly(
            row(1, "2024-01-01"), row(2, "2024-01-01"), row(3, "2024-01-02"), row(4, "2024-01-04"));

    NightRig range = project.rig(spark, "range");
    project.pipeline(CLICKS + "    missing: skip\n");
    done(project.rig(spark, "range").job("ingest", "2024-01-01..2024-01-04"));
    assertThatRows(rows(range)).containsExactly((Row[]) rows(rig).collect());
  }

  @Test
  void aFileThatComesLateBelongsToTheNextNightThatRuns(SparkSession spark) throws IOException {
    came("a.csv", "2024-01-02T12:00:00Z", 1);
    NightRig rig = project.rig(spark);
    done(rig.job("ingest", "2024-01-02"));
    came("late.csv", "2024-01-02T13:00:00Z", 2);
    came("waits.csv", "2024-01-03T12:00:00Z", 3);
    came("b.csv", "2024-01-04T12:00:00Z", 4);
    came("c.csv", "2024-01-05T12:00:00Z", 5);
    done(rig.again("ingest", "2024-01-02"));
    assertThatRows(rows(rig)).containsExactly(row(1, "2024-01-02"));

    List<CompletableFuture<RunManifest>> twins =
        List.of("2024-01-04", "2024-01-05").stream()
            .map(night -> CompletableFuture.supplyAsync(() -> rig.job("ingest", night)))
            .toList();
    twins.forEach(twin -> done(twin.join()));
    assertThat(rows(rig).where("id = 2").count()).isOne();
    assertThat(rows(rig).where("id = 3").count()).isZero();
    done(rig.job("ingest", "2024-01-03"));
    assertThat(rows(rig).where("id = 3 AND night = '2024-01-03'").count()).isOne();
    assertThat(rows(rig).count()).isEqualTo(5);
  }

  @Test
  void aFileThatWasTakenMustNotGoOrChange(SparkSession spark) throws IOException {
    came("a.csv", "2024-01-02T12:00:00Z", 1);
    came("b.csv", "2024-01-02T13:00:00Z", 2);
    came("broken.csv", "2024-01-02T14:00:00Z", 3);
    Files.writeString(project.landing().resolve("clicks/broken.csv"), "nothing\n3\n");
    touched("broken.csv", "2024-01-02T14:00:00Z");
    NightRig rig = project.rig(spark);
    assertThat(failure(rig.job("ingest", "2024-01-02"), 20)).contains("clicks/broken.csv");
    Files.delete(project.landing().resolve("clicks/b.csv"));
    came("broken.csv", "2024-01-02T14:00:00Z", 3);
    assertThat(failure(rig.job("ingest", "2024-01-02"), 20))
        .contains("clicks/b.csv came in the night of 2024-01-02 and is gone before it was loaded");
    came("b.csv", "2024-01-09T13:00:00Z", 2); // another time, yet it belongs to its night
    done(rig.job("ingest", "2024-01-02"));
    assertThat(rows(rig).where("night = '2024-01-02'").count()).isEqualTo(3);
    came("b.csv", "2024-01-02T13:00:00Z", 7);
    assertThat(failure(rig.job("ingest", "2024-01-02"), 20))
        .contains("clicks/b.csv has changed since it was loaded");
  }

  @Test
  void anUnfinishedNightOrFileIsWaitedFor(SparkSession spark) throws IOException {
    String today = LocalDate.now(ZoneId.of("America/New_York")).toString();
    came("a.csv", Instant.now().toString(), 1);
    assertThat(failure(project.rig(spark).job("ingest", today), 40))
        .contains("clicks/*.csv of " + today + " is not complete yet (the end of the night)");
    project.pipeline(CLICKS + "    complete-when: {marker: '{file}.done'}\n");
    came("b.csv", "2024-01-02T12:00:00Z", 2);
    NightRig rig = project.rig(spark);
    assertThat(failure(rig.job("ingest", "2024-01-02"), 40))
        .contains("clicks/b.csv is not complete yet (the end of the night, marker {file}.done)");
    project.landed("clicks/b.csv.done", "");
    done(rig.job("ingest", "2024-01-02"));
    assertThatRows(rows(rig)).containsExactly(row(2, "2024-01-02"));
  }

  private void came(String name, String at, int id) throws IOException {
    project.landed("clicks/" + name, "id\n" + id + "\n");
    touched(name, at);
  }

  private void touched(String name, String at) throws IOException {
    FileTime time = FileTime.from(Instant.parse(at));
    Files.setLastModifiedTime(project.landing().resolve("clicks/" + name), time);
  }

  private static Dataset<Row> rows(NightRig rig) {
    return rig.table("bronze.clicks")
        .selectExpr("id", "CAST(_logical_date AS STRING) AS night")
        .orderBy("id");
  }

  private static void done(RunManifest manifest) {
    assertThat(manifest.outcome().exitCode()).as(manifest.outcome().toString()).isZero();
  }

  private static String failure(RunManifest manifest, int exitCode) {
    assertThat(manifest.outcome()).isInstanceOf(Failed.class);
    assertThat(manifest.outcome().exitCode()).as(manifest.outcome().toString()).isEqualTo(exitCode);
    return ((Failed) manifest.outcome()).message();
  }
}

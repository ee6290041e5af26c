package io.nightjar.core.internal.delta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.files.HadoopRunManifests;
import io.nightjar.core.run.ManifestExamples;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class DeltaRunLedgerTest {
  private static final RunManifest DONE =
      ManifestExamples.of(
          "r1", "2013-03-01", new Succeeded(Map.of("rows", 7L, "auc", 0.7), List.of("note"), ""));
  private static final RunManifest FAILED =
      ManifestExamples.of(
          "r2", "2013-03-01..2013-03-02", new Failed("UNEXPECTED", "INTERNAL", 1, "a defect"));
  private static final RunManifest LATER =
      ManifestExamples.of("r3", "2013-03-03", new Succeeded(Map.of(), List.of(), "r0"));

  @TempDir private Path lake;

  @Test
  void rebuiltIsEqualToRecorded(SparkSession spark) {
    HadoopRunManifests manifests = manifests();
    Stream.of(DONE, FAILED, LATER).forEach(manifests::write);
    DeltaRunLedger ledger = new DeltaRunLedger(spark, lake.toString(), manifests);
    ledger.record(List.of(DONE, FAILED));
    ledger.record(List.of(FAILED, LATER));
    ledger.record(List.of(DONE));
    TableDigest recorded = TableDigest.of(rows(spark));

    assertThat(recorded.rows()).isEqualTo(3);
    assertThat(ledger.rebuild()).isEqualTo(3);
    assertThat(TableDigest.of(rows(spark))).isEqualTo(recorded);

    Row failed = rows(spark).where("run_id = 'r2'").first();
    assertThat(failed.<String>getAs("message")).isEqualTo("a defect");
    assertThat(failed.<Object>getAs("_logical_date")).hasToString("2013-03-02");
    assertThat(failed.<Double>getAs("seconds")).isEqualTo(1.5);
    assertThat(rows(spark).where("metrics['auc'] = 0.7").count()).isEqualTo(1);
  }

  @Test
  void twoProcessesRecordEachRunOnce(SparkSession first) {
    SparkSession second = first.newSession();
    Stream.of(first, second)
        .parallel()
        .map(spark -> new DeltaRunLedger(spark, lake.toString(), manifests()))
        .forEach(ledger -> ledger.record(List.of(DONE, FAILED)));
    assertThat(rows(first).count()).isEqualTo(2);
  }

  private Dataset<Row> rows(SparkSession spark) {
    DeltaTables tables = new DeltaTables(spark, lake.toString(), CommitOrigin.UNKNOWN);
    return tables.read(tables.findLatest(TableName.of("ops", "runs")).orElseThrow());
  }

  private HadoopRunManifests manifests() {
    return new HadoopRunManifests(new Configuration(), lake.toString());
  }
}

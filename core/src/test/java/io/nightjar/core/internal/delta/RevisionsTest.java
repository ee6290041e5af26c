package io.nightjar.core.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class RevisionsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeRevisions(SparkSession spark) {
    write(spark, "first", 3);
    write(spark, "second", 1);
    write(spark, "first", 4);
  }

  @Test
  void areReadFromTheSummaryOfTheNewestCommitWithoutAJob(SparkSession spark) {
    DeltaLog.clearCache();
    spark.sparkContext().setJobGroup("revisions", "revisions", false);
    assertRevisions(spark);
    assertThat(spark.sparkContext().statusTracker().getJobIdsForGroup("revisions")).isEmpty();
    spark.sparkContext().clearJobGroup();
  }

  @Test
  void areReadFromTheLogWhereThereIsNoSummary(SparkSession spark) throws IOException {
    for (Path summary : summaries()) {
      Files.delete(summary);
    }
    DeltaLog.clearCache();
    assertRevisions(spark);
  }

  @Test
  void areReadFromTheLogWhereTheyExpire(SparkSession spark) {
    spark.sql(
        "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('delta.setTransactionRetentionDuration' = "
                .formatted(path())
            + "'interval 1 days')");
    assertRevisions(spark);
  }

  private void assertRevisions(SparkSession spark) {
    TableLog log = new TableLog(spark, new org.apache.hadoop.fs.Path(path()));
    assertThat(log.revision("first")).isEqualTo(4);
    assertThat(log.revision("second")).isEqualTo(1);
    assertThat(log.revision("third")).isEqualTo(-1);
  }

  private List<Path> summaries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("table/_delta_log"))) {
      return files.filter(file -> file.toString().endsWith(".crc")).toList();
    }
  }

  private void write(SparkSession spark, String appId, long revision) {
    spark
        .range(1)
        .write()
        .format("delta")
        .mode("append")
        .option("txnAppId", appId)
        .option("txnVersion", revision)
        .save(path());
  }

  private String path() {
    return folder.resolve("table").toString();
  }
}

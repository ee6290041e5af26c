package io.nightjar.core.internal.delta;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.testkit.SparkTest;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class VersionReaderTest {
  private static final TableName TABLE = TableName.of("silver", "numbers");

  @TempDir private Path lake;

  @Test
  void everyVersionHasItsOwnRows(SparkSession spark) {
    VersionReader reader = new VersionReader(spark, lake.toString());
    append(spark, 0, 2);
    assertThatRows(reader.read(pin(0))).containsExactly(row(0L, 0L), row(1L, 1L));
    append(spark, 2, 3);
    assertThatRows(reader.read(pin(1))).containsExactly(row(0L, 0L), row(1L, 1L), row(2L, 0L));
    assertThatRows(reader.read(pin(0))).containsExactly(row(0L, 0L), row(1L, 1L));
  }

  @Test
  void aTableOfTheSameNameIsAnother(SparkSession spark) throws Exception {
    VersionReader reader = new VersionReader(spark, lake.toString());
    append(spark, 0, 2);
    assertThat(reader.read(pin(0)).count()).isEqualTo(2);
    FileUtils.deleteDirectory(new File(path()));
    DeltaLog.clearCache();
    append(spark, 5, 6);
    assertThatRows(reader.read(pin(0))).containsExactly(row(5L, 1L));
  }

  @Test
  void nightsAreLeftOutAndATableMeetsItself(SparkSession spark) {
    VersionReader reader = new VersionReader(spark, lake.toString());
    append(spark, 0, 6);
    Dataset<Row> odd = reader.read(pin(0)).where(col("part").equalTo(1)).as("odd");
    Dataset<Row> all = reader.read(pin(0)).as("all");
    assertThat(odd.queryExecution().executedPlan().execute().getNumPartitions()).isEqualTo(1);
    assertThatRows(
            odd.join(all, col("odd.id").equalTo(col("all.id").plus(1))).select("odd.id", "all.id"))
        .containsExactly(row(1L, 0L), row(3L, 2L), row(5L, 4L));
  }

  @Test
  void theLogIsAskedOnceForAllQueries(SparkSession spark) {
    append(spark, 0, 6);
    VersionReader reader = new VersionReader(spark, lake.toString());
    assertThat(jobs(spark, () -> reader.read(pin(0)))).isPositive();
    assertThat(jobs(spark, () -> reader.read(pin(0)).where("id > 3 AND part = 1"))).isZero();
    assertThat(jobs(spark, () -> plain(spark).where("id > 3 AND part = 1"))).isPositive();
  }

  private static int jobs(SparkSession spark, Supplier<Dataset<Row>> rows) {
    String group = "planning-" + System.nanoTime();
    spark.sparkContext().setJobGroup(group, group, false);
    try {
      rows.get().queryExecution().executedPlan();
      return spark.sparkContext().statusTracker().getJobIdsForGroup(group).length;
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  private Dataset<Row> plain(SparkSession spark) {
    return spark.read().format("delta").load(path());
  }

  private void append(SparkSession spark, long from, long to) {
    spark
        .range(from, to, 1, 1)
        .selectExpr("id", "id % 2 AS part")
        .write()
        .format("delta")
        .partitionBy("part")
        .mode("append")
        .save(path());
    DeltaLog.forTable(spark, path()).update(false, scala.Option.empty(), scala.Option.empty());
  }

  private String path() {
    return lake.resolve("silver").resolve("numbers").toString();
  }

  private static PinnedTable pin(long version) {
    return new PinnedTable(TABLE, version);
  }
}

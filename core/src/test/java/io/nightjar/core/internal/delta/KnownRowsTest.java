package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.Upsert;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class KnownRowsTest {
  @TempDir private Path folder;

  @Test
  void aFilterLeavesFilesOutAndHowManyRowsAreLeftAtMostIsKnown(SparkSession spark) {
    KnownRows rows = rows(spark);

    KnownRows.Part some = rows.where(col("id").lt(lit(10)));

    assertThat(some.mostRows()).isEqualTo(50);
    assertThat(some.rows(spark).count()).isEqualTo(10);
    assertThat(rows.where(lit(true)).mostRows()).isEqualTo(100);
  }

  @Test
  void everyRowSaysInWhichFileItStands(SparkSession spark) {
    KnownRows.Part all = rows(spark).where(lit(true));

    Dataset<Row> perFile = all.rows(spark).groupBy(col(Upsert.ADDRESS).getField("file")).count();

    assertThat(perFile.select("count").as(Encoders.LONG()).collectAsList())
        .containsExactly(50L, 50L);
  }

  private KnownRows rows(SparkSession spark) {
    String path = folder.resolve("table").toString();
    for (int file = 0; file < 2; file++) {
      spark
          .range(file * 50L, file * 50L + 50, 1, 1)
          .write()
          .format("delta")
          .mode("append")
          .save(path);
    }
    DeltaLog log = DeltaLog.forTable(spark, path);
    Snapshot snapshot = log.unsafeVolatileSnapshot();
    return new KnownRows(log, snapshot, List.copyOf(snapshot.allFiles().collectAsList()), false);
  }
}

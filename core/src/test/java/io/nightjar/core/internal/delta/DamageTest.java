package io.nightjar.core.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are said to be damaged, not read as something else. */
@SparkTest
class DamageTest {
  private static final TableName SOURCE = TableName.of("silver", "toys");
  private static final TableName COPY = TableName.of("gold", "toys");
  private static final Nights NIGHT = Nights.parse("2013-03-01");

  @TempDir private Path lake;

  @Test
  void oneFlippedBit(SparkSession spark) throws Exception {
    TableCommit commit = write(spark);
    Path file = dataFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[40] ^= 1;
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.write(file, bytes);
    assertThat(copying(spark, commit).code()).isEqualTo(CoreErrorCode.TABLE_DAMAGED);
  }

  @Test
  void aMissingFile(SparkSession spark) throws Exception {
    TableCommit commit = write(spark);
    Files.delete(dataFile());
    assertThat(copying(spark, commit).code()).isEqualTo(CoreErrorCode.TABLE_DAMAGED);
  }

  @Test
  void aLakeThatCannotBeWritten(SparkSession spark) throws Exception {
    TableCommit commit = write(spark);
    Files.writeString(lake.resolve("gold"), "a file where a folder should be");
    NightjarException failure = copying(spark, commit);
    assertThat(failure.code()).isEqualTo(CoreErrorCode.STORAGE_FAILED);
    assertThat(failure).hasMessageContaining("gold");
  }

  private NightjarException copying(SparkSession spark, TableCommit commit) {
    DeltaTables door = door(spark, "r2");
    try {
      door.replaceNights(COPY, NIGHT, door.read(commit.table()), "f");
    } catch (NightjarException e) {
      return e;
    }
    throw new AssertionError("nothing was noticed");
  }

  private TableCommit write(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "name STRING, _logical_date DATE",
            Rows.row("abcdefghijklmnopqrstuvwxyz", Date.valueOf(NIGHT.from())));
    return door(spark, "r1").replaceNights(SOURCE, NIGHT, rows, "f");
  }

  private Path dataFile() throws IOException {
    try (Stream<Path> files = Files.walk(lake.resolve("silver/toys"))) {
      return files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private DeltaTables door(SparkSession spark, String run) {
    return new DeltaTables(
        spark, lake.toString(), new CommitOrigin(run, "toys", "publish", "", "", -1));
  }
}

package io.nightjar.core.internal.delta.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small nights of a table that is not divided by night leave few files. */
@SparkTest
class ManyNightsTest {
  private static final TableName TABLE = TableName.of("silver", "small");
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int EVERY = 5;
  private static final int FEW = EVERY + 3;

  @TempDir private Path lake;

  private static int nights() {
    return Counts.of(120, 12);
  }

  @Test
  void leaveFewFilesAndCanStillBeReplacedOneByOne(SparkSession spark) {
    DeltaTableCare care = new DeltaTableCare(spark, lake.toString());
    door(spark, "r").declareUndivided(TABLE, rows(spark, FIRST, 0).schema());
    for (int night = 0; night < nights(); night++) {
      write(spark, night, 2);
      if (night % EVERY == EVERY - 1) {
        care.compact(TABLE, FIRST.plusDays(night));
      }
      assertThat(files(spark)).as("night %d", night).isLessThanOrEqualTo(FEW);
    }
    care.compact(TABLE, FIRST.plusDays(nights()));
    assertThat(files(spark)).isLessThanOrEqualTo(3);

    write(spark, 3, 5);
    assertThat(table(spark).count()).isEqualTo(2L * nights() + 3);
    assertThat(TableDigest.exact(table(spark).where(isNight(3))))
        .isEqualTo(TableDigest.exact(rows(spark, FIRST.plusDays(3), 5)));
    assertThat(TableDigest.exact(table(spark).where(isNight(4))))
        .isEqualTo(TableDigest.exact(rows(spark, FIRST.plusDays(4), 2)));
  }

  private static String isNight(int night) {
    return "_logical_date = DATE'" + FIRST.plusDays(night) + "'";
  }

  private void write(SparkSession spark, int night, int rows) {
    LocalDate date = FIRST.plusDays(night);
    door(spark, "r" + night + rows)
        .replaceNights(TABLE, Nights.of(date), rows(spark, date, rows), "f" + rows);
  }

  private Dataset<Row> table(SparkSession spark) {
    DeltaTables door = door(spark, "reader");
    return door.read(door.findLatest(TABLE).orElseThrow());
  }

  private int files(SparkSession spark) {
    return table(spark).inputFiles().length;
  }

  private static Dataset<Row> rows(SparkSession spark, LocalDate night, int rows) {
    return spark
        .range(rows)
        .selectExpr("id", "id * 2 AS twice", "DATE'" + night + "' AS _logical_date");
  }

  private DeltaTables door(SparkSession spark, String run) {
    return new DeltaTables(
        spark, lake.toString(), new CommitOrigin(run, "shop", "refine", "", "", -1));
  }
}

package io.nightjar.core.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Nightjar publishes can be read by an engine that is not Spark. */
@SparkTest
class SecondEngineTest {
  private static final Instant NOON = Instant.parse("2013-03-01T12:00:00.123456Z");
  private static final LocalDate FIRST = LocalDate.of(2013, 3, 1);

  @TempDir private Path lake;

  @Test
  void readsTheSameRows(SparkSession spark) throws Exception {
    write(spark, FIRST, 1L);
    write(spark, FIRST.plusDays(1), 2L);
    write(spark, FIRST, 3L);
    assertThat(new SecondEngine().rows(lake + "/gold/toys"))
        .containsExactlyInAnyOrder(expected(FIRST, 3L), expected(FIRST.plusDays(1), 2L));
  }

  private static List<Object> expected(LocalDate night, long id) {
    return Arrays.asList(
        id,
        0.25,
        "O'Hare – ORD",
        null,
        NOON.getEpochSecond() * 1_000_000 + NOON.getNano() / 1_000,
        Math.toIntExact(night.toEpochDay()));
  }

  private void write(SparkSession spark, LocalDate night, long id) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "id BIGINT, share DOUBLE, name STRING, nothing STRING, at TIMESTAMP,"
                + " _logical_date DATE",
            Rows.row(id, 0.25, "O'Hare – ORD", null, Timestamp.from(NOON), Date.valueOf(night)));
    new DeltaTables(
            spark, lake.toString(), new CommitOrigin("r" + id, "toys", "publish", "", "", -1))
        .replaceNights(TableName.of("gold", "toys"), Nights.of(night), rows, "f" + id);
  }
}

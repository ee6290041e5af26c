package io.nightjar.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class TableDigestTest {
  @Test
  void orderOfRowsAndColumnsAndTheRunDoNotCount(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark, "a INT, b STRING, _run STRING", Rows.row(1, "x", "r1"), Rows.row(2, "y", "r1"));
    Dataset<Row> same =
        Rows.of(
            spark, "b STRING, _run STRING, a INT", Rows.row("y", "r2", 2), Rows.row("x", "r3", 1));
    assertThat(TableDigest.of(same)).isEqualTo(TableDigest.of(rows));
  }

  @Test
  void everythingElseCounts(SparkSession spark) {
    List<Dataset<Row>> different =
        List.of(
            spark.sql("select 1 as a, 2 as b"),
            spark.sql("select 2 as a, 1 as b"),
            spark.sql("select 1L as a, 2 as b"),
            spark.sql("select 1 as a, cast(null as int) as b"),
            spark.sql("select cast(null as int) as a, 1 as b"),
            spark.sql("select 1 as a, 2 as c"),
            spark.sql("select 1 as a, 2 as b union all select 1, 2"),
            spark.sql("select array(1, null) as a, 2 as b"),
            spark.sql("select array(null, 1) as a, 2 as b"),
            spark.sql("select map('x', 1, 'y', null) as a, 2 as b"),
            spark.sql("select map('x', null, 'y', 1) as a, 2 as b"),
            spark.sql("select double('NaN') as a, 2 as b"),
            spark.sql("select double('Infinity') as a, 2 as b"),
            spark.sql("select cast(null as double) as a, 2 as b"));
    Set<TableDigest> digests = different.stream().map(TableDigest::of).collect(Collectors.toSet());
    assertThat(digests).hasSameSizeAs(different);
  }

  @Test
  void orderInsideAMapDoesNotCount(SparkSession spark) {
    assertThat(TableDigest.of(spark.sql("select map('x', 1, 'y', 2) as a")))
        .isEqualTo(TableDigest.of(spark.sql("select map('y', 2, 'x', 1) as a")));
  }

  @Test
  void noRowsAreZero(SparkSession spark) {
    assertThat(TableDigest.of(Rows.of(spark, "a INT"))).isEqualTo(new TableDigest(0, "0"));
  }

  @Test
  void doublesCountAsFarAsTheOrderOfAdditionDoesNotMatter(SparkSession spark) {
    Dataset<Row> sum = spark.sql("select 0.1d + 0.2d + 0.3d as a");
    Dataset<Row> sameSum = spark.sql("select 0.3d + 0.2d + 0.1d as a");
    Dataset<Row> other = spark.sql("select 0.60001d as a");

    assertThat(TableDigest.of(sum)).isEqualTo(TableDigest.of(sameSum));
    assertThat(TableDigest.exact(sum)).isNotEqualTo(TableDigest.exact(sameSum));
    assertThat(TableDigest.of(sum)).isNotEqualTo(TableDigest.of(other));
  }
}

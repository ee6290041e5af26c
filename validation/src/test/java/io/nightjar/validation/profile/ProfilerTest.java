package io.nightjar.validation.profile;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class ProfilerTest {
  private static final Profiler PLAIN = new Profiler(List.of(), Optional.empty());

  private static ColumnProfile column(TableProfile profile, String name) {
    return profile.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Dataset<Row> twoNights(SparkSession spark) {
    return Rows.of(
        spark,
        "_logical_date DATE, id INT, `a.b``c` DOUBLE, kind STRING, late BOOLEAN, tags ARRAY<INT>",
        row(Date.valueOf("2024-01-01"), 1, 1.5, "x", true, new Integer[] {1}),
        row(Date.valueOf("2024-01-01"), 2, Double.NaN, "x", false, null),
        row(Date.valueOf("2024-01-02"), 3, null, "y", false, new Integer[0]),
        row(Date.valueOf("2024-01-02"), 3, 4.5, null, null, new Integer[0]));
  }

  @Test
  void countsEachKindOfColumn(SparkSession spark) {
    TableProfile profile = PLAIN.profile("t@v0", twoNights(spark));

    assertThat(profile.rows()).isEqualTo(4);
    assertThat(profile.columns())
        .extracting(ColumnProfile::name)
        .containsExactly("id", "a.b`c", "kind", "late", "tags");
    assertThat(profile.nights())
        .containsExactly(new NightShare("2024-01-01", 2, 2), new NightShare("2024-01-02", 2, 2));

    NumberFacts numbers = column(profile, "a.b`c").facts().numbers().orElseThrow();
    assertThat(column(profile, "a.b`c").facts().present()).isEqualTo(3);
    assertThat(numbers.min()).isEqualTo(1.5);
    assertThat(numbers.max()).isEqualTo(4.5);
    assertThat(numbers.mean()).isEqualTo(3);
    assertThat(numbers.deviation()).isCloseTo(Math.sqrt(4.5), within(1e-12));
    assertThat(numbers.isWhole()).isFalse();
    assertThat(numbers.trend()).isCloseTo(1, within(1e-12));
    assertThat(column(profile, "id").facts().numbers().orElseThrow().isWhole()).isTrue();

    assertThat(column(profile, "kind").values())
        .containsExactly(new Tally("x", 2, "2024-01-01"), new Tally("y", 1, "2024-01-02"));
    assertThat(column(profile, "kind").missing())
        .containsExactly(new NightShare("2024-01-01", 0, 2), new NightShare("2024-01-02", 1, 2));
    assertThat(column(profile, "late").yes())
        .containsExactly(new NightShare("2024-01-01", 1, 2), new NightShare("2024-01-02", 0, 1));
    assertThat(column(profile, "tags").facts().present()).isEqualTo(3);
  }

  @Test
  void cutsWholeNumbersOfFewValuesOneByOne(SparkSession spark) {
    Dataset<Row> rows = Rows.of(spark, "n INT", row(3), row(3), row(5), row((Object) null));
    ColumnProfile column = column(PLAIN.profile("t", rows), "n");

    assertThat(column.histogram()).containsExactly(0L, 2L, 0L, 1L, 0L);
    assertThat(column.missing()).isEmpty();
  }

  @Test
  void putsWhatLiesFarOutIntoRangesOfTheirOwn(SparkSession spark) {
    Dataset<Row> rows =
        spark.range(1000).selectExpr("case when id = 0 then 1e9D else id / 10D end as amount");
    ColumnProfile column = column(PLAIN.profile("t", rows), "amount");

    assertThat(column.histogram()).hasSize(26);
    assertThat(column.histogram().get(25)).isBetween(1L, 12L);
    assertThat(column.histogram().stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
  }

  @Test
  void triesSingleColumnsAndNamedKeysExactly(SparkSession spark) {
    Dataset<Row> rows =
        spark
            .range(2000)
            .selectExpr(
                "id",
                "id % 100 as a",
                "id div 100 as b",
                "if(id = 7, 8, id) as nearly",
                "id / 7 m");
    TableProfile profile =
        new Profiler(List.of(List.of("a", "b"), List.of("a")), Optional.empty()).profile("t", rows);

    assertThat(profile.keys())
        .containsExactlyInAnyOrder(
            new KeyFacts(List.of("a", "b"), 0),
            new KeyFacts(List.of("a"), 2000),
            new KeyFacts(List.of("id"), 0),
            new KeyFacts(List.of("nearly"), 2));
  }

  @Test
  void takesAnEmptyTableAndColumnsWithoutValues(SparkSession spark) {
    TableProfile empty = PLAIN.profile("t", Rows.of(spark, "n INT, s STRING, d DATE"));
    assertThat(empty.rows()).isZero();
    assertThat(empty.keys()).isEmpty();
    assertThat(column(empty, "n").facts().numbers()).isEmpty();

    TableProfile nulls =
        PLAIN.profile("t", Rows.of(spark, "n DECIMAL(10,2), s STRING", row(null, null)));
    assertThat(column(nulls, "s").facts().present()).isZero();

    TableProfile one =
        PLAIN.profile("t", Rows.of(spark, "n DECIMAL(10,2)", row(new BigDecimal("1.10"))));
    assertThat(column(one, "n").facts().numbers().orElseThrow().deviation()).isNaN();
    assertThat(column(one, "n").histogram()).isEmpty();
  }

  @Test
  void refusesColumnsThatAreNotThere(SparkSession spark) {
    Dataset<Row> rows = Rows.of(spark, "n INT, d DATE");

    assertThatThrownBy(
            () -> new Profiler(List.of(List.of("x")), Optional.empty()).profile("t", rows))
        .hasMessage("--key names x, which is no column; there are: n, d.");
    assertThatThrownBy(() -> new Profiler(List.of(), Optional.of("n")).profile("t", rows))
        .hasMessage("--night n is no column of type DATE; there are: d.");
  }

  @Test
  void scansTheTableTwice(SparkSession spark) throws TimeoutException {
    assertThat(ScanCount.of(spark, () -> PLAIN.profile("t", twoNights(spark)))).isEqualTo(2);
  }
}

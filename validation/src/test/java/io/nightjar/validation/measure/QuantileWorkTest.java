package io.nightjar.validation.measure;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.measure.Metric.Between;
import io.nightjar.validation.measure.Metric.Quantile;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against sorting, however few values may be looked at one by one. */
@SparkTest
class QuantileWorkTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 3, 10);
  private static final List<LocalDate> NIGHTS =
      List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
  private static final double[] LEVELS = {0, 0.1, 0.25, 1 / 3.0, 0.5, 0.75, 0.999, 1};

  private static Stream<Arguments> columns() {
    Random random = new Random(20130310);
    return Stream.of(
        Arguments.of("DOUBLE", List.of(0.0, -0.0, 1.5, -1.5, Double.NaN, 1 / 0.0, -1 / 0.0)),
        Arguments.of("DOUBLE", values(400, random, () -> random.nextGaussian() * 1e3)),
        Arguments.of("DOUBLE", values(300, random, () -> 1 + random.nextInt(900) * 0x1p-52)),
        Arguments.of("FLOAT", values(200, random, random::nextFloat)),
        Arguments.of("INT", values(200, random, () -> random.nextInt(20))),
        Arguments.of("BIGINT", values(300, random, () -> Long.MAX_VALUE - random.nextInt(500))),
        Arguments.of(
            "DECIMAL(30,4)",
            values(
                300,
                random,
                () ->
                    new BigDecimal("90071992547409930000.0000")
                        .add(BigDecimal.valueOf(random.nextInt(99), 4)))),
        Arguments.of("DOUBLE", List.of()));
  }

  private static List<Number> values(
      int count, Random random, java.util.function.Supplier<Number> one) {
    List<Number> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(random.nextInt(10) == 0 ? null : one.get());
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("columns")
  void findsWhatSortingFinds(String type, List<Number> values, SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      LocalDate night = i % 5 == 0 ? FIRST : FIRST.plusDays(2);
      rows.add(RowFactory.create(Date.valueOf(night), values.get(i)));
    }
    Dataset<Row> table =
        Rows.of(spark, "night DATE, v " + type, rows.toArray(Row[]::new)).repartition(3).persist();
    for (long few : new long[] {0, 20, 1_000_000}) {
      NightRows nights = new NightRows(table, NIGHTS, Optional.of(col("night")));
      check(nights, few, rows);
      check(nights.only(FIRST), few, rows);
    }
  }

  private static void check(NightRows nights, long few, List<Row> rows) {
    List<Quantile> quantiles = new ArrayList<>();
    for (double level : LEVELS) {
      for (Between between : Between.values()) {
        quantiles.add(new Quantile(col("v"), level, between));
      }
    }
    SortedMap<LocalDate, Values> found = new TreeMap<>();
    nights.nights().forEach(night -> found.put(night, new Values()));
    Work work = new QuantileWork(nights, quantiles, found, few);
    for (Optional<Dataset<Row>> query = work.query(); query.isPresent(); query = work.query()) {
      work.take(query.get().collectAsList());
    }
    found.forEach(
        (night, values) ->
            quantiles.forEach(
                quantile ->
                    assertThat(values.of(quantile))
                        .as("%s of %s, few %d", quantile, night, few)
                        .isEqualTo(sorted(rows, night, quantile))));
  }

  @SuppressWarnings("unchecked")
  private static Number sorted(List<Row> rows, LocalDate night, Quantile quantile) {
    List<Number> values =
        rows.stream()
            .filter(row -> row.getDate(0).toLocalDate().equals(night) && !row.isNullAt(1))
            .map(
                row ->
                    row.get(1) instanceof Double one ? (Number) (one + 0.0) : (Number) row.get(1))
            .sorted((one, other) -> ((Comparable<Number>) one).compareTo(other))
            .toList();
    if (values.isEmpty()) {
      return null;
    }
    double position =
        quantile.between() == Between.LOWER
            ? Math.max(0, Math.ceil(quantile.level() * values.size()) - 1)
            : quantile.level() * (values.size() - 1);
    Number low = values.get((int) Math.floor(position));
    Number high = values.get((int) Math.ceil(position));
    if (quantile.between() == Between.LOWER) {
      return low;
    }
    return low.equals(high)
        ? (Number) low.doubleValue()
        : (Math.ceil(position) - position) * low.doubleValue()
            + (position - Math.floor(position)) * high.doubleValue();
  }
}

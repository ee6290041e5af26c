package io.nightjar.validation.measure;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.measure.Metric.Keys;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a map of all combinations, whatever way they are counted. */
@SparkTest
class KeyWorkTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 3, 10);
  private static final String COLUMNS =
      "night DATE, whole BIGINT, narrow SMALLINT, text STRING, day DATE, wide DOUBLE";

  private static final List<List<String>> COMBINATIONS =
      List.of(
          List.of("whole"),
          List.of("narrow"),
          List.of("text"),
          List.of("day"),
          List.of("wide"),
          List.of("whole", "text"),
          List.of("narrow", "day"));

  @ParameterizedTest
  @ValueSource(ints = {40, 50_000_000})
  void countsWhatAMapCounts(int different, SparkSession spark) {
    List<Row> rows = rows(new Random(different), different);
    Dataset<Row> table = Rows.of(spark, COLUMNS, rows.toArray(Row[]::new)).repartition(3).persist();
    NightRows nights =
        new NightRows(
            table, List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(9)), Optional.of(col("night")));
    check(nights, rows);
    check(nights.only(FIRST), rows);
  }

  @Test
  void combinationsOfNullsAreNoneTwice(SparkSession spark) {
    Dataset<Row> table =
        Rows.of(spark, "a INT, b INT", row(1, null), row(null, 1), row(null, null), row(2, 2));
    Keys keys = new Keys(List.of(col("a"), col("b")), lit(true), true);
    NightRows nights = new NightRows(table, List.of(FIRST), Optional.empty());
    SortedMap<LocalDate, Values> found = new TreeMap<>(Map.of(FIRST, new Values()));

    Work work = new KeyWork(nights, keys, found);
    work.take(work.query().orElseThrow().collectAsList());

    assertThat(work.query()).isEmpty();
    assertThat(found.get(FIRST).of(keys)).isEqualTo(new KeyCounts(4, 4, 4));
  }

  private static List<Row> rows(Random random, int different) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      long one = random.nextInt(different);
      rows.add(
          row(
              Date.valueOf(FIRST.plusDays(random.nextInt(3))),
              random.nextInt(9) == 0 ? null : (Long) (one - 20),
              (short) (one % 1_000),
              random.nextInt(9) == 0 ? null : "text " + one,
              Date.valueOf(FIRST.plusDays(one % 5_000)),
              one % 7 == 0 ? Double.NaN : one % 5 == 0 ? -0.0 : one % 3 == 0 ? 0.0 : one / 8.0));
    }
    return rows;
  }

  private static void check(NightRows nights, List<Row> rows) {
    Map<Keys, List<String>> asked = new LinkedHashMap<>();
    for (List<String> columns : COMBINATIONS) {
      Column[] values = columns.stream().map(name -> col(name)).toArray(Column[]::new);
      Column counted = Stream.of(values).map(Column::isNotNull).reduce(Column::and).orElseThrow();
      asked.put(new Keys(List.of(values), counted, true), columns);
      asked.put(new Keys(List.of(values), counted, false), columns);
    }
    SortedMap<LocalDate, Values> found = new Pass(nights).of(List.copyOf(asked.keySet()));
    found.forEach(
        (night, of) ->
            asked.forEach(
                (keys, columns) ->
                    assertThat(of.of(keys))
                        .as("%s of %s", keys, night)
                        .isEqualTo(expected(rows, night, columns))));
  }

  private static KeyCounts expected(List<Row> rows, LocalDate night, List<String> columns) {
    List<String> names = List.of("night", "whole", "narrow", "text", "day", "wide");
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Row row : rows) {
      List<Object> key = new ArrayList<>();
      columns.forEach(name -> key.add(unsigned(row.get(names.indexOf(name)))));
      if (row.getDate(0).toLocalDate().equals(night) && key.stream().allMatch(Objects::nonNull)) {
        counts.merge(key, 1, Integer::sum);
      }
    }
    return new KeyCounts(
        counts.values().stream().mapToLong(Integer::longValue).sum(),
        counts.size(),
        counts.values().stream().filter(count -> count == 1).count());
  }

  private static Object unsigned(Object value) {
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }
}

package io.nightjar.validation.internal.deequ;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.BoundSuite;
import io.nightjar.validation.checks.CheckSpecs;
import io.nightjar.validation.report.CheckOutcome;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class DeequVerifierTest {
  private static final String NOT_NULL = "expect_column_values_to_not_be_null";
  private static final String UNIQUE = "expect_column_values_to_be_unique";
  private static final String COMPOUND = "expect_compound_columns_to_be_unique";
  private static final String BETWEEN = "expect_column_values_to_be_between";
  private static final String IN_SET = "expect_column_values_to_be_in_set";
  private static final String ROWS = "expect_table_row_count_to_be_between";

  private static String rule(String type, String kwargs) {
    return "{'type': '%s', 'kwargs': {%s}}".formatted(type, kwargs).replace('\'', '"');
  }

  private static List<CheckOutcome> verify(Dataset<Row> rows, String... rules) {
    return verify(Nights.parse("2013-01-01"), rows, rules);
  }

  private static List<CheckOutcome> verify(Nights nights, Dataset<Row> rows, String... rules) {
    Suite suite = new Suite("s.json", "{\"expectations\": [" + String.join(",", rules) + "]}");
    List<String> problems = new ArrayList<>();
    BoundSuite bound = BoundSuite.bind(CheckSpecs.read(suite), rows.schema(), problems);
    assertThat(problems).isEmpty();
    return new DeequVerifier()
        .verify(bound, PinnedTable.parse("stage.silver.t@v0"), nights, rows)
        .outcomes();
  }

  /** Success and the three counters, short enough for a table of cases. */
  private static List<String> brief(List<CheckOutcome> outcomes) {
    return outcomes.stream()
        .map(
            o ->
                "%s %d/%d/%d"
                    .formatted(
                        o.success() ? "ok" : "no", o.elements(), o.missing(), o.unexpected()))
        .toList();
  }

  @Test
  void countsAsGreatExpectationsDoes(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "s STRING, n INT, d DOUBLE, `a.b c` STRING",
            row("x", 1, 1.0, "p"),
            row("x", 2, Double.NaN, "q"),
            row("it's", null, 3.0, null),
            row(null, 10, null, "\\"));

    List<CheckOutcome> outcomes =
        verify(
            rows,
            rule(NOT_NULL, "'column': 's'"),
            rule(NOT_NULL, "'column': 's', 'mostly': 0.75"),
            rule(UNIQUE, "'column': 's'"),
            rule(UNIQUE, "'column': 'a.b c'"),
            rule(BETWEEN, "'column': 'n', 'min_value': 1, 'max_value': 10"),
            rule(BETWEEN, "'column': 'n', 'min_value': 1, 'strict_min': true"),
            rule(BETWEEN, "'column': 'n', 'max_value': 9.5"),
            rule(BETWEEN, "'column': 'd', 'min_value': 0"),
            rule(IN_SET, "'column': 's', 'value_set': ['x', null]"),
            rule(IN_SET, "'column': 's', 'value_set': []"),
            rule(IN_SET, "'column': 'n', 'value_set': ['1', 2, 10.0]"),
            rule(IN_SET, "'column': 'd', 'value_set': [1, 3], 'mostly': 0.66"),
            "{\"type\": \"%s\", \"kwargs\": {\"column\": \"a.b c\", \"value_set\": [\"p\",\"\\\\\",\"it's\"]}}"
                .formatted(IN_SET));

    assertThat(brief(outcomes))
        .containsExactly(
            "no 4/0/1",
            "ok 4/0/1",
            "no 4/1/2",
            "ok 4/1/0",
            "ok 4/1/0",
            "no 4/1/1",
            "no 4/1/1",
            "no 4/1/1",
            "no 4/1/1",
            "no 4/1/3",
            "ok 4/1/0",
            "ok 4/1/1",
            "no 4/1/1");
  }

  @Test
  void comparesDatesTimestampsDecimalsAndBooleansByTheirOwnType(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "day DATE, at TIMESTAMP, price DECIMAL(5,2), late BOOLEAN",
            row(
                Date.valueOf("2013-01-01"),
                Timestamp.from(Instant.parse("2013-01-01T05:00:00Z")),
                new BigDecimal("1.10"),
                true),
            row(
                Date.valueOf("2013-01-02"),
                Timestamp.from(Instant.parse("2013-01-02T05:00:00Z")),
                new BigDecimal("1.09"),
                false));

    List<CheckOutcome> outcomes =
        verify(
            rows,
            rule(BETWEEN, "'column': 'day', 'max_value': '2013-01-01'"),
            rule(BETWEEN, "'column': 'at', 'max_value': '2013-01-02T00:00-05:00'"),
            rule(BETWEEN, "'column': 'at', 'max_value': '2013-01-02'"),
            rule(BETWEEN, "'column': 'price', 'min_value': 1.1"),
            rule(IN_SET, "'column': 'price', 'value_set': [1.1, '1.09']"),
            rule(IN_SET, "'column': 'day', 'value_set': ['2013-01-02']"),
            rule(IN_SET, "'column': 'late', 'value_set': [true]"));

    assertThat(brief(outcomes))
        .containsExactly(
            "no 2/0/1", "ok 2/0/0", "no 2/0/1", "no 2/0/1", "ok 2/0/0", "no 2/0/1", "no 2/0/1");
  }

  @Test
  void aCombinationIsRepeatedEvenIfPartOfItIsNull(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "a INT, b INT",
            row(1, null),
            row(1, null),
            row(1, 2),
            row(null, null),
            row(null, null));

    assertThat(
            brief(
                verify(
                    rows,
                    rule(COMPOUND, "'column_list': ['a', 'b']"),
                    rule(
                        COMPOUND,
                        "'column_list': ['a', 'b'], 'ignore_row_if': 'any_value_is_missing'"))))
        .containsExactly("no 5/2/2", "ok 5/4/0");
  }

  @Test
  void rulesAboutValuesPassWithoutRowsAndWithoutValues(SparkSession spark) {
    String[] rules = {
      rule(NOT_NULL, "'column': 'a', 'mostly': 0.5"),
      rule(UNIQUE, "'column': 'a'"),
      rule(BETWEEN, "'column': 'a', 'min_value': 1"),
      rule(IN_SET, "'column': 'a', 'value_set': [1]"),
      rule(COMPOUND, "'column_list': ['a', 'b']"),
      rule(ROWS, "'min_value': 0"),
      rule(ROWS, "'min_value': 1")
    };

    assertThat(brief(verify(Rows.of(spark, "a INT, b INT"), rules)))
        .containsExactly(
            "ok 0/0/0", "ok 0/0/0", "ok 0/0/0", "ok 0/0/0", "ok 0/0/0", "ok 1/0/0", "no 1/0/1");
    assertThat(brief(verify(Rows.of(spark, "a INT, b INT", row(null, null)), rules)))
        .containsExactly(
            "no 1/0/1", "ok 1/1/0", "ok 1/1/0", "ok 1/1/0", "ok 1/1/0", "ok 1/0/0", "ok 1/0/0");
  }

  @Test
  void countsTheRowsOfEachNightOfARange(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "_logical_date DATE",
            row(Date.valueOf("2013-01-01")),
            row(Date.valueOf("2013-01-01")),
            row(Date.valueOf("2013-01-03")));

    List<CheckOutcome> outcomes =
        verify(
            Nights.parse("2013-01-01..2013-01-03"),
            rows,
            rule(ROWS, "'min_value': 1, 'max_value': 2"),
            rule(ROWS, "'max_value': 2"),
            rule(ROWS, "'max_value': 2, 'strict_max': true"));

    assertThat(brief(outcomes)).containsExactly("no 3/0/1", "ok 3/0/0", "no 3/0/1");
    assertThat(outcomes.get(0).finding()).contains("first 2013-01-02 with 0 rows");
  }

  @Test
  void theTableDecidesWhetherAColumnExists(SparkSession spark) {
    Dataset<Row> rows = Rows.of(spark, "a INT, b INT");

    assertThat(
            brief(
                verify(
                    rows,
                    rule("expect_column_to_exist", "'column': 'a'"),
                    rule("expect_column_to_exist", "'column': 'A'"),
                    rule("expect_column_to_exist", "'column': 'b', 'column_index': 0"))))
        .containsExactly("ok 1/0/0", "no 1/0/1", "no 1/0/1");
  }
}

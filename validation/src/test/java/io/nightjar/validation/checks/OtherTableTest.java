package io.nightjar.validation.checks;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.GxDocument;
import io.nightjar.validation.rule.Counts;
import io.nightjar.validation.suite.SuiteSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class OtherTableTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
  private static final LocalDate SECOND = LocalDate.of(2013, 1, 2);
  private static final String EXISTS = "expect_column_values_to_exist_in_other_table";
  private static final String MATCH = "expect_column_aggregate_to_match_other_table";

  private static Suite suite(String... expectations) {
    return new Suite("s.json", "{\"expectations\": [\n" + String.join(",", expectations) + "]}");
  }

  private static String expectation(String type, String kwargs) {
    return "{'type': '%s', 'kwargs': {%s}}".formatted(type, kwargs).replace('\'', '"');
  }

  private static Dataset<Row> rows(SparkSession spark) {
    Date first = Date.valueOf(FIRST);
    return Rows.of(
        spark,
        "origin STRING, n INT, share DOUBLE, _logical_date DATE",
        row("EWR", 1, 0.1, first),
        row("XXX", 2, 0.2, first),
        row("XXX", 2, 0.3, first),
        row(null, null, null, first),
        row("JFK", 3, 0.4, Date.valueOf(SECOND)));
  }

  private static Optional<Dataset<Row>> other(SparkSession spark, String name) {
    return name.equals("silver.airports")
        ? Optional.of(
            Rows.of(
                spark,
                "faa STRING, n BIGINT, share DOUBLE, _logical_date DATE",
                row("EWR", 1L, 0.3, Date.valueOf(FIRST)),
                row("JFK", 2L, 0.2, Date.valueOf(FIRST)),
                row("JFK", 2L, 0.1, null),
                row(null, null, null, null)))
        : Optional.empty();
  }

  private static SortedMap<LocalDate, List<CheckOutcome>> nights(
      SparkSession spark, String... expectations) {
    SqlTables tables = new SqlTables("s.json", new SparkQueries(spark), name -> other(spark, name));
    SuiteSpec spec = SuiteSpec.read(suite(expectations));
    return new SuiteRun(spec, tables, new MetricHistory(), false, Optional.empty())
        .of(new NightRows(rows(spark), List.of(FIRST, SECOND), Optional.of(col("_logical_date"))));
  }

  private static List<CheckOutcome> outcomes(SparkSession spark, String... expectations) {
    return nights(spark, expectations).get(FIRST);
  }

  private static CheckOutcome first(SparkSession spark, String type, String kwargs) {
    return outcomes(spark, expectation(type, kwargs)).get(0);
  }

  @Test
  void countsValuesThatReferToNothingNightByNight(SparkSession spark) {
    String kwargs =
        "'column': 'origin', 'other_table_name': 'silver.airports', 'other_column': 'faa'";

    String small =
        ", 'row_condition': {'type': 'comparison', 'column': {'name': 'n'},"
            + " 'operator': '<', 'parameter': 2}";
    SortedMap<LocalDate, List<CheckOutcome>> nights =
        nights(
            spark,
            expectation(EXISTS, kwargs),
            expectation(EXISTS, kwargs + ", 'mostly': 0.3"),
            expectation(EXISTS, kwargs + small));

    assertThat(nights.get(FIRST))
        .extracting(each -> each.answer().orElseThrow().counts().orElseThrow())
        .containsExactly(new Counts(4, 1, 2), new Counts(4, 1, 2), new Counts(1, 0, 0));
    assertThat(nights.get(FIRST).get(0).finding()).isEqualTo("2 of 3 values do not fit (66.67 %)");
    assertThat(nights.get(FIRST))
        .extracting(CheckOutcome::success)
        .containsExactly(false, true, true);
    assertThat(nights.get(SECOND).get(0).answer().orElseThrow().counts())
        .contains(new Counts(1, 0, 0));
  }

  @Test
  void severalColumnsReferTogether(SparkSession spark) {
    CheckOutcome found =
        first(
            spark,
            EXISTS,
            "'column_list': ['origin', 'n'], 'other_table_name': 'silver.airports',"
                + " 'other_column_list': ['faa', 'n']");

    assertThat(found.answer().orElseThrow().counts()).contains(new Counts(4, 1, 2));
    assertThat(found.expectation().title()).isEqualTo(EXISTS + "(origin, n)");
  }

  @Test
  void theResultShowsWhatRefersToNothing(SparkSession spark) {
    CheckOutcome found =
        first(
            spark,
            EXISTS,
            "'column': 'origin', 'other_table_name': 'silver.airports', 'other_column': 'faa'");

    Dataset<Row> first = rows(spark).where("_logical_date = '2013-01-01'");
    JsonNode result =
        new GxDocument(new SuiteSpec("s.json", "s", "", List.of(), List.of()), "x", first)
            .of(List.of(found))
            .at("/results/0/result");
    assertThat(result.path("partial_unexpected_list").toString()).isEqualTo("[\"XXX\",\"XXX\"]");
  }

  @Test
  void aSummaryIsTheSameOrNot(SparkSession spark) {
    List<CheckOutcome> found =
        outcomes(
            spark,
            match("count", "n", "n", "0"),
            match("sum", "n", "n", "0"),
            match("min", "n", "n", "0"),
            match("mean", "n", "n", "0"),
            match("distinct", "origin", "faa", "0"),
            match("distinct", "n", "share", "0"),
            match("sum", "share", "share", "0"),
            match("max", "n", "share", "0"),
            match("sum", "n", "share", "7.3"),
            match("sum", "n", "share", "7.4"),
            match("max", "_logical_date", "_logical_date", "0"));

    assertThat(found)
        .extracting(CheckOutcome::success)
        .containsExactly(true, true, true, true, true, false, true, false, false, true, true);
    assertThat(found)
        .extracting(CheckOutcome::finding)
        .contains(
            "found 3, there 3",
            "found 5, there 5",
            "found 1, there 1",
            "found 2, there 2",
            "found 2, there 3",
            "found 2, there 0.3",
            "found 2013-01-01, there 2013-01-01");
    assertThat(found.get(9).expected())
        .isEqualTo("sum of \"share\" of silver.airports, 740.00 % more or less");
  }

  private static String match(String aggregate, String column, String other, String tolerance) {
    return expectation(
        MATCH,
        ("'aggregate': '%s', 'column': '%s', 'other_column': '%s', 'tolerance': %s,"
                + " 'other_table_name': 'silver.airports'")
            .formatted(aggregate, column, other, tolerance));
  }

  @Test
  void ofNoValuesNothingIsTheSame(SparkSession spark) {
    String kwargs =
        "'aggregate': 'max', 'column': 'n', 'other_table_name': 'silver.airports',"
            + " 'row_condition': {'type': 'nullity', 'column': {'name': 'n'}, 'is_null': true}";

    assertThat(first(spark, MATCH, kwargs).success()).isFalse();
  }

  private static void assertRefused(String kwargs, String problem) {
    assertThat(SuiteCheck.problems(suite(expectation(EXISTS, kwargs))))
        .singleElement()
        .asString()
        .contains(problem);
  }

  @Test
  void refusesReferencesThatCannotWork() {
    String table = "'other_table_name': 'silver.airports', ";
    String both = table + "'column_list': ['a', 'b'], ";
    assertRefused(both + "'column': 'a'", "\"column\" does not go with \"column_list\"");
    assertRefused(both + "'other_column': 'a'", "\"other_column\" does not go with");
    assertRefused(both + "'other_column_list': ['a']", "must have as many columns");
    assertRefused(table + "'column': 'a', 'other_column_list': ['a']", "does not go with");
    assertRefused("'column': 'a'", "\"other_table_name\" must be the name of a table");
    assertRefused(table + "'mostly': 1", "\"column\" must be the name of a column");
  }

  @Test
  void refusesComparisonsThatCannotWork(SparkSession spark) {
    String known = "'column': 'n', 'other_table_name': 'silver.airports'";
    assertThat(SuiteCheck.problems(suite(expectation(MATCH, known + ", 'aggregate': 'median'"))))
        .containsExactly("s.json:2: \"aggregate\" is one of sum, min, max, mean, count, distinct");
    assertThat(
            SuiteCheck.problems(
                suite(expectation(MATCH, known + ", 'aggregate': 'sum', 'tolerance': -1"))))
        .containsExactly("s.json:2: \"tolerance\" must be a share from 0, such as 0.01");
    assertThat(error(spark, EXISTS, known + ", 'other_column': 'faa'"))
        .isEqualTo(
            "column \"n\" is INT; \"faa\" of silver.airports is STRING and cannot be compared with"
                + " it");
    assertThat(error(spark, EXISTS, known + ", 'other_column': 'fa'"))
        .startsWith("silver.airports has no column \"fa\"");
    assertThat(error(spark, EXISTS, "'column': 'n', 'other_table_name': 'silver.x'"))
        .isEqualTo("there is no table \"silver.x\" to compare with");
    assertThat(
            error(
                spark,
                MATCH,
                "'aggregate': 'max', 'column': '_logical_date', 'tolerance': 0.1,"
                    + " 'other_table_name': 'silver.airports'"))
        .contains("a tolerance is a share");
  }

  private static String error(SparkSession spark, String type, String kwargs) {
    CheckOutcome found = first(spark, type, kwargs);
    assertThat(found.outcome()).isEqualTo(Outcome.ERROR);
    return found.finding();
  }
}

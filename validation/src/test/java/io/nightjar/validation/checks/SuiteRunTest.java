package io.nightjar.validation.checks;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.ValidationReport;
import io.nightjar.validation.report.Verdict;
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
class SuiteRunTest {
  private static final Nights NIGHTS = Nights.parse("2013-01-01..2013-01-03");
  private static final String[] RULES = {
    rule("expect_table_row_count_to_be_between", "'min_value': 1, 'max_value': 2", "critical"),
    rule("expect_column_values_to_be_unique", "'column': 'n'", "warning"),
    rule("expect_column_mean_to_be_between", "'column': 'n', 'max_value': 4", "info"),
    rule("expect_column_values_to_not_be_outliers", "'column': 'n'", "info"),
    rule("expect_column_most_common_value_to_be_in_set", "'column': 'n', 'value_set': [5]", "info"),
    rule(
        "expect_column_quantile_values_to_be_between",
        "'column': 'n', 'quantile_ranges': {'quantiles': [0.5], 'value_ranges': [[0, 4]]}",
        "info")
  };

  private static String rule(String type, String kwargs, String severity) {
    return "{'type': '%s', 'kwargs': {%s}, 'severity': '%s', 'description': 'why'}"
        .formatted(type, kwargs, severity)
        .replace('\'', '"');
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return Rows.of(
        spark,
        "n INT, _logical_date DATE",
        row(5, Date.valueOf("2013-01-01")),
        row(5, Date.valueOf("2013-01-01")),
        row(3, Date.valueOf("2013-01-03")));
  }

  private static SortedMap<LocalDate, List<CheckOutcome>> run(
      SparkSession spark, Nights nights, Dataset<Row> rows) {
    return run(spark, suite(RULES), nights, rows);
  }

  private static SortedMap<LocalDate, List<CheckOutcome>> run(
      SparkSession spark, SuiteSpec suite, Nights nights, Dataset<Row> rows) {
    SqlTables none = new SqlTables("s.json", new SparkQueries(spark), name -> Optional.empty());
    return new SuiteRun(suite, none, new MetricHistory(), false, Optional.empty())
        .of(new NightRows(rows, nights.dates(), Optional.of(col("_logical_date"))));
  }

  private static SuiteSpec suite(String... rules) {
    return SuiteSpec.read(
        new Suite("s.json", "{\"expectations\": [\n" + String.join(",\n", rules) + "]}"));
  }

  @Test
  void aRangeOfNightsHasTheVerdictsOfItsNights(SparkSession spark) {
    SortedMap<LocalDate, List<CheckOutcome>> range = run(spark, NIGHTS, rows(spark));

    assertThat(range.keySet()).containsExactlyElementsOf(NIGHTS.dates());
    for (LocalDate night : NIGHTS.dates()) {
      Dataset<Row> own = rows(spark).where(col("_logical_date").equalTo(night));
      List<CheckOutcome> single = run(spark, Nights.of(night), own).get(night);
      assertThat(brief(range.get(night))).isEqualTo(brief(single));
    }
    assertThat(brief(range.get(LocalDate.of(2013, 1, 2))))
        .containsExactly(
            "FAILED 0 rows",
            "PASSED 0 of 0 values do not fit (0.00 %)",
            "FAILED nothing was found",
            "PASSED 0 of 0 values do not fit (0.00 %)",
            "FAILED 0 values are the most frequent, 0 of them listed",
            "FAILED quantiles 0.5: null");
  }

  /** 2,147,483,647 + 1 and 9,223,372,036,854,775,807 + 1 fit no column, but are sums. */
  @Test
  void sumsOfWholeNumbersHaveNoEnd(SparkSession spark) {
    Date date = Date.valueOf("2013-01-01");
    Dataset<Row> rows =
        Rows.of(
            spark,
            "a INT, b INT, c BIGINT, d BIGINT, _logical_date DATE",
            row(Integer.MAX_VALUE, 1, Long.MAX_VALUE, 1L, date));
    String type = "expect_multicolumn_sum_to_equal";
    SuiteSpec sums =
        suite(
            rule(type, "'column_list': ['a', 'b'], 'sum_total': 2147483648", "info"),
            rule(type, "'column_list': ['c', 'd'], 'sum_total': 9223372036854775808", "info"));
    Nights night = Nights.parse("2013-01-01");

    assertThat(brief(run(spark, sums, night, rows).get(night.dates().get(0))))
        .containsOnly("PASSED 0 of 1 values do not fit (0.00 %)");
  }

  private static List<String> brief(List<CheckOutcome> outcomes) {
    return outcomes.stream().map(o -> o.outcome() + " " + o.finding()).toList().stream()
        .map(
            text ->
                text.substring(0, text.indexOf(' ')).toUpperCase(java.util.Locale.ROOT)
                    + text.substring(text.indexOf(' ')))
        .toList();
  }

  @Test
  void theReportSaysWhatFailedSinceWhenAndWhatToDo(SparkSession spark) {
    ValidationReport report =
        new ValidationReport(
            PinnedTable.parse("stage.silver.t@v3"),
            suite(RULES),
            run(spark, NIGHTS, rows(spark)),
            Optional.empty());

    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(report.rejection())
        .contains(
            "silver.t did not pass 1 of 6 checks for 2013-01-01..2013-01-03:"
                + " expect_table_row_count_to_be_between: 0 rows [why], first on 2013-01-02 (1 of 3"
                + " nights). Its rows stay in stage.silver.t@v3, silver.t is unchanged. Correct the"
                + " data or the rule (s.json:2), then run again.");
    assertThat(report.notes().get(0))
        .isEqualTo(
            "warning: silver.t: expect_column_values_to_be_unique(n): 2 of 2 values do not fit"
                + " (100.00 %) [why], first on 2013-01-01 (1 of 3 nights) (s.json:3)");
    assertThat(report.results()).hasSize(18);
    assertThat(report.metrics())
        .containsEntry("silver.t.checks", 6)
        .containsEntry("silver.t.checks-failed", 1)
        .containsEntry("silver.t.checks-warned", 1);
  }
}

package io.nightjar.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.GxDocument;
import io.nightjar.validation.report.ValidationReport;
import io.nightjar.validation.report.Verdict;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The rows have no label: they are for scoring. */
@SparkTest
class EnvironmentsTest {
  private static final LocalDate NIGHT = LocalDate.of(2013, 1, 1);
  private static final String LABEL =
      "{'type': 'expect_column_values_to_not_be_null', 'kwargs': {'column': 'late'}, %s}";
  private static final Suite SUITE =
      suite(
          LABEL.formatted("'environments': ['training']"),
          "{'type': 'expect_column_values_to_not_be_null', 'kwargs': {'column': 'id'}}",
          "{'type': 'expect_table_row_count_to_equal', 'kwargs': {'value': 3},"
              + " 'meta': {'nightjar': {'environments': ['scoring', 'training']}}}");

  private static Suite suite(String... expectations) {
    return new Suite(
        "s.json",
        "{'expectations': [\n%s]}".formatted(String.join(",\n", expectations)).replace('\'', '"'));
  }

  @Test
  void aRuleOfAnotherEnvironmentIsSkippedAndCounted(SparkSession spark) {
    Dataset<Row> rows = spark.range(3).toDF();
    SuiteSpec suite = SuiteSpec.read(SUITE).checkedFor(Purpose.SCORING);

    SortedMap<LocalDate, List<CheckOutcome>> found =
        new SuiteRun(suite, OtherTables.NONE, new MetricHistory(), false, Optional.empty())
            .of(new NightRows(rows, List.of(NIGHT), Optional.empty()));
    ValidationReport report =
        new ValidationReport(
            PinnedTable.parse("stage.silver.t@v3"), suite, found, Optional.empty());

    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(report.results()).hasSize(2);
    assertThat(report.metrics())
        .containsEntry("silver.t.checks", 2)
        .containsEntry("silver.t.checks-skipped", 1);
    assertThat(report.notes())
        .containsExactly(
            "skipped: silver.t: expect_column_values_to_not_be_null(late) is about rows for"
                + " training (s.json:2)");
    JsonNode result = new GxDocument(suite, "x", rows).of(found.get(NIGHT));
    assertThat(result.at("/statistics/evaluated_expectations").asInt()).isEqualTo(2);
    assertThat(result.at("/meta/skipped_expectations").asInt()).isEqualTo(1);
  }

  @Test
  void theCheckOfAPlanAsksWhatTheNightWillAsk(SparkSession spark) {
    Dataset<Row> empty = spark.range(0).toDF();

    assertThat(SuiteCheck.problems(SUITE, empty, OtherTables.NONE, Optional.of(Purpose.SCORING)))
        .isEmpty();
    assertThat(SuiteCheck.problems(SUITE, empty, OtherTables.NONE, Optional.of(Purpose.TRAINING)))
        .singleElement()
        .asString()
        .contains("no column \"late\"");
  }

  @Test
  void forTrainingEverythingIsAsked() {
    SuiteSpec all = SuiteSpec.read(SUITE);

    assertThat(all.checkedFor(Purpose.TRAINING).skipped()).isEmpty();
    assertThat(all.checkedFor(Purpose.SCORING).digest()).isEqualTo(all.digest());
  }

  @Test
  void theSameRuleOfTwoEnvironmentsIsTwoRules() {
    SuiteSpec two =
        SuiteSpec.read(
            suite(
                LABEL.formatted("'environments': ['training']"),
                LABEL.formatted("'environments': ['scoring'], 'severity': 'info'")));

    assertThat(two.expectations()).extracting(Expectation::fingerprint).doesNotHaveDuplicates();
  }

  @Test
  void refusesWhatIsNoEnvironment() {
    assertThat(SuiteCheck.problems(suite(LABEL.formatted("'environments': ['trainig']"))))
        .containsExactly("s.json:2: unknown environment \"trainig\"; did you mean \"training\"?");
    assertThat(SuiteCheck.problems(suite(LABEL.formatted("'environments': 'training'"))))
        .containsExactly("s.json:2: \"environments\" must be a list, such as [\"training\"]");
    assertThat(
            SuiteCheck.problems(
                suite(
                    LABEL.formatted(
                        "'environments': ['training'],"
                            + " 'meta': {'nightjar': {'environments': ['training']}}"))))
        .containsExactly("s.json:2: \"environments\" stands here and in \"meta\"; leave one out");
    assertThat(
            SuiteCheck.problems(
                suite(LABEL.formatted("'environments': ['training'], 'action': 'quarantine'"))))
        .containsExactly(
            "s.json:2: \"quarantine\" moves rows for good; leave out \"environments\" here");
  }
}

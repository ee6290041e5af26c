package io.nightjar.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.checks.Bounds;
import io.nightjar.validation.checks.CheckSpec;
import io.nightjar.validation.checks.Constant;
import io.nightjar.validation.checks.Expectation;
import io.nightjar.validation.checks.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static Expectation notNull(Severity severity, double mostly) {
    return new Expectation(
        "expect_column_values_to_not_be_null",
        new CheckSpec.NotNull("origin", mostly),
        severity,
        4,
        "",
        "never empty",
        MissingNode.getInstance());
  }

  @Test
  void theWorstFailedSeverityDecides() {
    Counts bad = new Counts(10, 0, 5);
    Counts good = new Counts(10, 0, 0);
    CheckOutcome critical = Judge.values(notNull(Severity.CRITICAL, 1), bad);
    CheckOutcome warning = Judge.values(notNull(Severity.WARNING, 1), bad);
    CheckOutcome info = Judge.values(notNull(Severity.INFO, 1), bad);
    CheckOutcome passed = Judge.values(notNull(Severity.CRITICAL, 1), good);

    assertThat(Verdict.of(List.of())).isEqualTo(Verdict.PASSED);
    assertThat(Verdict.of(List.of(passed, info))).isEqualTo(Verdict.PASSED);
    assertThat(Verdict.of(List.of(passed, info, warning))).isEqualTo(Verdict.PASSED_WITH_WARNINGS);
    assertThat(Verdict.of(List.of(warning, critical))).isEqualTo(Verdict.REJECTED);
  }

  @Test
  void mostlyIncludesItsBoundaryWithoutRoundingSlips() {
    for (int percent = 0; percent <= 100; percent++) {
      Expectation expectation = notNull(Severity.CRITICAL, percent / 100.0);
      assertThat(Judge.values(expectation, new Counts(100, 0, 100 - percent)).success()).isTrue();
      if (percent > 0) {
        assertThat(Judge.values(expectation, new Counts(100, 0, 101 - percent)).success())
            .isFalse();
      }
    }
  }

  @Test
  void noValuesAtAllPass() {
    assertThat(Judge.values(notNull(Severity.CRITICAL, 1), new Counts(3, 3, 0)).success()).isTrue();
  }

  @Test
  void everyNightMustHaveItsRows() {
    Bounds bounds =
        new Bounds(
            Optional.of(new Constant.Number(BigDecimal.TEN)), Optional.empty(), false, false);
    TreeMap<LocalDate, Long> rows = new TreeMap<>();
    rows.put(LocalDate.of(2013, 2, 8), 10L);
    rows.put(LocalDate.of(2013, 2, 9), 0L);

    CheckOutcome outcome = Judge.nights(notNull(Severity.CRITICAL, 1), bounds, rows);

    assertThat(outcome.success()).isFalse();
    assertThat(outcome.finding())
        .isEqualTo("1 of 2 nights do not fit, first 2013-02-09 with 0 rows instead of at least 10");
  }

  @Test
  void theReportSaysWhatFailedWhereTheRowsStayAndWhatToDo() {
    ValidationReport report =
        new ValidationReport(
            PinnedTable.parse("stage.silver.flights@v3"),
            Nights.parse("2013-02-09"),
            "suites/f.json",
            8,
            List.of(
                Judge.values(notNull(Severity.CRITICAL, 1), new Counts(8, 0, 1)),
                Judge.values(notNull(Severity.WARNING, 0.9), new Counts(8, 0, 4))));

    assertThat(report.rejection())
        .contains(
            "silver.flights did not pass 1 of 2 checks for 2013-02-09:"
                + " expect_column_values_to_not_be_null(origin): 1 of 8 values do not fit (12.50 %)"
                + " [never empty]. Its rows stay in stage.silver.flights@v3, silver.flights is"
                + " unchanged. Correct the data or the rule (suites/f.json:4), then run again.");
    assertThat(report.notes())
        .containsExactly(
            "warning: silver.flights: expect_column_values_to_not_be_null(origin): 4 of 8 values"
                + " do not fit (50.00 %), 10.00 % may [never empty] (suites/f.json:4)");
    assertThat(report.metrics())
        .containsEntry("silver.flights.rows", 8L)
        .containsEntry("silver.flights.checks", 2)
        .containsEntry("silver.flights.checks-failed", 1)
        .containsEntry("silver.flights.checks-warned", 1);
  }
}

package io.nightjar.cli.validate;

import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.List;

/** What people read about outcomes; never a value of a row. */
final class OutcomeText {
  private OutcomeText() {}

  static String line(CheckOutcome outcome) {
    String expected = outcome.expected().isEmpty() ? "" : " (expected: " + outcome.expected() + ")";
    return "%-8s %s: %s%s"
        .formatted(word(outcome), outcome.expectation().title(), outcome.finding(), expected);
  }

  static String line(Expectation skipped) {
    return "%-8s %s".formatted("skipped", skipped.whySkipped());
  }

  private static String word(CheckOutcome outcome) {
    return switch (outcome.outcome()) {
      case PASSED -> "ok";
      case ERROR -> "error";
      case FAILED -> outcome.severity().toString();
    };
  }

  static String summary(SuiteSpec suite, List<CheckOutcome> outcomes) {
    return "%s: %d of %d expectations hold, %d fail, %d could not be asked%s"
        .formatted(
            suite.name(),
            count(outcomes, Outcome.PASSED),
            outcomes.size(),
            count(outcomes, Outcome.FAILED),
            count(outcomes, Outcome.ERROR),
            suite.skipped().isEmpty() ? "" : ", " + suite.skipped().size() + " were skipped");
  }

  private static long count(List<CheckOutcome> outcomes, Outcome outcome) {
    return outcomes.stream().filter(each -> each.outcome() == outcome).count();
  }

  static String error(SuiteSpec suite, CheckOutcome outcome) {
    return "%s:%d: %s: %s"
        .formatted(
            suite.file(),
            outcome.expectation().line(),
            outcome.expectation().title(),
            outcome.finding());
  }
}

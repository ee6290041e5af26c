package io.nightjar.validation.report;

import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Severity;
import java.util.List;

/** What the outcomes of a table's checks mean for the night. */
public enum Verdict {
  /** Everything holds, but for what is only worth a note. */
  PASSED,
  /** It may be published; a person should look at it. */
  PASSED_WITH_WARNINGS,
  /** It must not be published. */
  REJECTED;

  /** The verdict: the worst severity among the failed expectations decides. */
  public static Verdict of(List<CheckOutcome> outcomes) {
    if (failed(outcomes, Severity.CRITICAL)) {
      return REJECTED;
    }
    return failed(outcomes, Severity.WARNING) ? PASSED_WITH_WARNINGS : PASSED;
  }

  private static boolean failed(List<CheckOutcome> outcomes, Severity severity) {
    return outcomes.stream()
        .anyMatch(outcome -> outcome.outcome() == Outcome.FAILED && outcome.severity() == severity);
  }
}

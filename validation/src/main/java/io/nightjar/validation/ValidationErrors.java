package io.nightjar.validation;

import io.nightjar.core.error.NightjarException;
import java.util.List;

/** Makes every failure of the validation module. */
public final class ValidationErrors {
  private ValidationErrors() {}

  /** Every problem of the suites at once, one line each, with file and line. */
  public static NightjarException invalidSuite(List<String> problems) {
    return new NightjarException(
        ValidationErrorCode.INVALID_SUITE, String.join(System.lineSeparator(), problems));
  }

  /**
   * Rules that cannot be asked of a table, such as one about a column it does not have. The rule is
   * wrong, not the data, so this is no rejection.
   */
  public static NightjarException rulesDoNotFit(String table, List<String> problems) {
    return new NightjarException(
        ValidationErrorCode.RULE_DOES_NOT_FIT_TABLE,
        "Rule error, nothing was decided about %s: %s. Correct the suite or the table's SQL."
            .formatted(table, String.join("; ", problems)));
  }

  /** Rows were lost or doubled between a stage and what the audit made of it. */
  public static NightjarException rowsNotConserved(String staged, long all, long found) {
    return new NightjarException(
        ValidationErrorCode.ROWS_NOT_CONSERVED,
        ("%s has %d rows, but %d were accepted or moved to quarantine. Nothing is published; keep"
                + " the lake as it is and report this.")
            .formatted(staged, all, found));
  }

  /** A job was told to check a table that has no suite. */
  public static NightjarException unknownSubject(String table, String pipeline) {
    return new NightjarException(
        ValidationErrorCode.UNKNOWN_SUBJECT,
        "Pipeline %s has no table %s with a suite. Give it one (key \"suite\") or leave it out."
            .formatted(pipeline, table));
  }
}

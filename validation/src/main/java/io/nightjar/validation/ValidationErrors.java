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

  /** Mails were asked for in an environment without a mail server. */
  public static NightjarException mailNotConfigured(String environment) {
    return new NightjarException(
        ValidationErrorCode.MAIL_NOT_CONFIGURED,
        "Environment %s has no mail server. Add mail: {host: …, from: …} to its file."
            .formatted(environment));
  }

  /** Nobody to send a mail to. */
  public static NightjarException nobodyToMail(String pipeline) {
    return new NightjarException(
        ValidationErrorCode.MAIL_NOT_CONFIGURED,
        "Pipeline %s has no address to mail to. Add owner.mail to its file, or give --to."
            .formatted(pipeline));
  }

  /** A server that does not take a mail now. */
  public static NightjarException mailNotTaken(String server, String to, String why) {
    return new NightjarException(
        ValidationErrorCode.MAIL_NOT_TAKEN,
        "Mail server %s did not take the mail to %s: %s. Check the section mail of the environment."
            .formatted(server, to, why));
  }
}

package io.nightjar.validation.report;

import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.Counts;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one expectation found; the finding never holds a value of a row.
 *
 * @param expectation what was asked
 * @param outcome how it ended
 * @param severity what it means: that of the expectation, or of the limit that does not hold
 * @param answer what was found; nothing if the rule could not be asked
 * @param expected the threshold in words
 * @param finding the result in words, such as {@code 12 of 800 values do not fit (1.50 %)}
 */
public record CheckOutcome(
    Expectation expectation,
    Outcome outcome,
    Severity severity,
    Optional<Answer> answer,
    String expected,
    String finding) {
  /** A rule that was answered; limits beside it decide if there are some. */
  public static CheckOutcome answered(Expectation expectation, Answer answer) {
    List<Threshold> limits = expectation.thresholds();
    List<Threshold> broken = limits.stream().filter(limit -> !limit.holds(answer)).toList();
    boolean fits = limits.isEmpty() ? answer.success() : broken.isEmpty();
    String expected =
        limits.isEmpty()
            ? answer.expected()
            : limits.stream().map(Threshold::toString).collect(Collectors.joining("; "));
    boolean isMoved = isMoved(expectation, answer, fits);
    return new CheckOutcome(
        expectation,
        fits && !isMoved ? Outcome.PASSED : Outcome.FAILED,
        isMoved
            ? milder(expectation.severity())
            : broken.stream()
                .map(Threshold::level)
                .min(Enum::compareTo)
                .orElse(expectation.severity()),
        Optional.of(answer),
        expected,
        answer.finding());
  }

  /**
   * Whether rows go to quarantine and that is all: more than {@code mostly} or a limit allows is
   * what the severity says.
   */
  private static boolean isMoved(Expectation expectation, Answer answer, boolean fits) {
    boolean isLimited = expectation.kwargs().has("mostly") || !expectation.thresholds().isEmpty();
    return expectation.action() == Action.QUARANTINE
        && answer.counts().map(Counts::unexpected).orElse(0L) > 0
        && (fits || !isLimited);
  }

  private static Severity milder(Severity severity) {
    return severity == Severity.CRITICAL ? Severity.WARNING : severity;
  }

  /** A rule that could not be asked: the rule is wrong, not the data. */
  public static CheckOutcome broken(Expectation expectation, String why) {
    return new CheckOutcome(
        expectation, Outcome.ERROR, expectation.severity(), Optional.empty(), "", why);
  }

  /** The same, but its metric is unusual. */
  public CheckOutcome unusual(String why) {
    return new CheckOutcome(
        expectation, Outcome.FAILED, severity, answer, expected, finding + "; " + why);
  }

  /** Whether it holds. */
  public boolean success() {
    return outcome == Outcome.PASSED;
  }

  /** Title, finding and, if the suite has one, what its author wrote beside the rule. */
  public String sentence() {
    String why = expectation.description();
    return expectation.title() + ": " + finding + (why.isEmpty() ? "" : " [" + why + "]");
  }
}

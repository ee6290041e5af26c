package io.nightjar.validation.suite;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.Bounds;
import io.nightjar.validation.rule.Counts;
import java.util.Optional;

/**
 * A limit in the words of Soda ({@code must_be_less_than: 5}), which decides instead of the rule:
 * about rows that do not fit, as their number or percentage of those that take part, or about what
 * was observed.
 *
 * @param metric what is compared
 * @param level what it means if the limit does not hold
 * @param bounds the limit
 * @param isInside whether the metric must be inside of the bounds or outside
 */
public record Threshold(Metric metric, Severity level, Bounds bounds, boolean isInside) {
  /** What is compared. */
  public enum Metric {
    /** Rows that do not fit, or the observed number. */
    COUNT,
    /** The percentage of rows that do not fit, 0 to 100. */
    PERCENT
  }

  /** Whether the limit holds; a rule without a number never does. */
  public boolean holds(Answer answer) {
    return value(answer).map(value -> bounds.holds(value) == isInside).orElse(false);
  }

  private Optional<Double> value(Answer answer) {
    Optional<Counts> counts = answer.counts();
    if (counts.isPresent() && metric == Metric.PERCENT) {
      return counts.map(
          found -> found.present() == 0 ? 0.0 : 100.0 * found.unexpected() / found.present());
    }
    if (counts.isPresent()) {
      return counts.map(found -> (double) found.unexpected());
    }
    return answer.metric().isPresent()
        ? Optional.of(answer.metric().getAsDouble())
        : Optional.empty();
  }

  @Override
  public String toString() {
    String what = metric == Metric.PERCENT ? " percent" : "";
    return (isInside ? "" : "not ") + bounds + what;
  }
}

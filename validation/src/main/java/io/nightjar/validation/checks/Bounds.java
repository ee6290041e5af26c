package io.nightjar.validation.checks;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range; a missing end is open.
 *
 * @param min smallest value
 * @param max greatest value
 * @param strictMin whether {@code min} itself is outside
 * @param strictMax whether {@code max} itself is outside
 */
public record Bounds(
    Optional<Constant> min, Optional<Constant> max, boolean strictMin, boolean strictMax) {
  /** Whether a number of rows is inside; only for bounds that are numbers. */
  public boolean holds(long count) {
    BigDecimal value = BigDecimal.valueOf(count);
    return min.map(end -> value.compareTo(number(end)) >= (strictMin ? 1 : 0)).orElse(true)
        && max.map(end -> value.compareTo(number(end)) <= (strictMax ? -1 : 0)).orElse(true);
  }

  private static BigDecimal number(Constant end) {
    return ((Constant.Number) end).value();
  }

  @Override
  public String toString() {
    String low = min.map(end -> (strictMin ? "more than " : "at least ") + end).orElse("");
    String high = max.map(end -> (strictMax ? "less than " : "at most ") + end).orElse("");
    if (low.isEmpty() && high.isEmpty()) {
      return "anything";
    }
    return low + (low.isEmpty() || high.isEmpty() ? "" : " and ") + high;
  }
}

package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

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
  /** Everything is inside. */
  public static final Bounds OPEN = new Bounds(Optional.empty(), Optional.empty(), false, false);

  /** Whether a number of rows is inside; only for bounds that are numbers. */
  public boolean holds(long count) {
    return holds(BigDecimal.valueOf(count));
  }

  /** Whether a whole number computed in a row is inside; only for bounds that are numbers. */
  Column holds(Column count) {
    Column inside = lit(true);
    if (min.isPresent()) {
      Column end = lit(number(min.get()).doubleValue());
      inside = inside.and(strictMin ? count.gt(end) : count.geq(end));
    }
    if (max.isPresent()) {
      Column end = lit(number(max.get()).doubleValue());
      inside = inside.and(strictMax ? count.lt(end) : count.leq(end));
    }
    return inside;
  }

  /** Whether a number is inside; NaN is outside of every range that has an end. */
  public boolean holds(double value) {
    return min.map(
                end ->
                    strictMin
                        ? value > number(end).doubleValue()
                        : value >= number(end).doubleValue())
            .orElse(true)
        && max.map(
                end ->
                    strictMax
                        ? value < number(end).doubleValue()
                        : value <= number(end).doubleValue())
            .orElse(true);
  }

  /** Whether an exact number is inside; only for bounds that are numbers. */
  public boolean holds(BigDecimal value) {
    return min.map(end -> value.compareTo(number(end)) >= (strictMin ? 1 : 0)).orElse(true)
        && max.map(end -> value.compareTo(number(end)) <= (strictMax ? -1 : 0)).orElse(true);
  }

  /** Whether an instant is inside; only for bounds that are times. */
  boolean holds(Instant value) {
    return min.map(end -> value.compareTo(instant(end)) >= (strictMin ? 1 : 0)).orElse(true)
        && max.map(end -> value.compareTo(instant(end)) <= (strictMax ? -1 : 0)).orElse(true);
  }

  /** Whether the ends are of one kind and the lower one is not above the upper. */
  public boolean isInOrder() {
    if (min.isEmpty() || max.isEmpty()) {
      return true;
    }
    if (min.get() instanceof Constant.Number low && max.get() instanceof Constant.Number high) {
      return low.value().compareTo(high.value()) <= 0;
    }
    return min.get() instanceof Constant.Text from
        && max.get() instanceof Constant.Text to
        && !instant(from).isAfter(instant(to));
  }

  /** Whether there is no end at all. */
  public boolean isOpen() {
    return min.isEmpty() && max.isEmpty();
  }

  /** Whether both ends are open or numbers. */
  public boolean isOfNumbers() {
    return Stream.of(min, max)
        .flatMap(Optional::stream)
        .allMatch(Constant.Number.class::isInstance);
  }

  private static Instant instant(Constant end) {
    return IsoTimes.instant(end.toString());
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

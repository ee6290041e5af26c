package io.nightjar.core.pipeline.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be computed of the rows in a window. Nulls do not count, except in {@code count(*)} and
 * {@code rate}. Without rows the counts are 0 and everything else is null. Results do not depend on
 * the order of rows, to the last bit: sums of floating-point numbers are exact before they are
 * rounded once.
 */
public enum AggregateFunction {
  /** BIGINT: rows, or values that are not null. */
  COUNT(Needs.ANYTHING),
  /** BIGINT for whole numbers and booleans, DOUBLE for floating point, else DECIMAL. */
  SUM(Needs.NUMBER),
  /** DOUBLE: the mean; of a boolean the share that is true. */
  AVG(Needs.NUMBER),
  /** The smallest value, NaN being the greatest. */
  MIN(Needs.ORDER),
  /** The greatest value. */
  MAX(Needs.ORDER),
  /** DOUBLE: standard deviation of a sample; null for fewer than two values. */
  STD(Needs.NUMBER),
  /** BIGINT: different values, exactly. */
  DISTINCT(Needs.ORDER),
  /** BIGINT: different values, by a sketch of 4 KiB; the standard error is 1.6 %. */
  APPROX_DISTINCT(Needs.ORDER),
  /** DOUBLE: share of all rows in the window of which a condition is true. */
  RATE(Needs.CONDITION),
  /** The value of the earliest row; of rows of the same time and known-at the smallest value. */
  FIRST(Needs.ORDER),
  /** The value of the latest row; of rows of the same time and known-at the greatest value. */
  LAST(Needs.ORDER);

  /** What the argument must be. */
  public enum Needs {
    ANYTHING,
    NUMBER,
    ORDER,
    CONDITION
  }

  private final Needs needs;

  AggregateFunction(Needs needs) {
    this.needs = needs;
  }

  /** What the argument must be. */
  public Needs needs() {
    return needs;
  }

  /** Whether windows without rows give 0 instead of null. */
  public boolean isCount() {
    return this == COUNT || this == DISTINCT || this == APPROX_DISTINCT;
  }

  /** The function of that name in any case; {@code mean} is {@code avg}. */
  public static Optional<AggregateFunction> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(each -> each.toString().equals("mean".equals(lower) ? "avg" : lower))
        .findFirst();
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(AggregateFunction::toString).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

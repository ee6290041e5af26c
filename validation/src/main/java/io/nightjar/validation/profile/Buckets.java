package io.nightjar.validation.profile;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.width_bucket;

import org.apache.spark.sql.Column;

/**
 * How a column of numbers is cut into ranges of equal width. Where few values lie far out, the
 * ranges cover the rest and one more at each end takes those.
 *
 * @param from where the first range starts
 * @param to where the last one ends, exclusive
 * @param count how many there are, the two at the ends not counted
 */
public record Buckets(double from, double to, int count) {
  private static final int USUAL = 24;
  private static final double FAR_OUT = 4;

  static Buckets of(NumberFacts numbers) {
    if (numbers.isWhole() && numbers.spread() < USUAL) {
      return new Buckets(numbers.min() - 0.5, numbers.max() + 0.5, (int) numbers.spread() + 1);
    }
    double core = numbers.core();
    boolean hasTails = core > 0 && numbers.spread() > FAR_OUT * core;
    double from = hasTails ? numbers.low() : numbers.min();
    double to = hasTails ? numbers.high() : numbers.max();
    return new Buckets(from, Math.nextUp(to), USUAL);
  }

  /** The number of the range, from 0 (below all) to {@code count + 1} (above all). */
  Column of(Column value) {
    return width_bucket(value, lit(from), lit(to), lit((long) count));
  }

  /** Where a range starts, counted from 1. */
  public double start(int bucket) {
    return from + (bucket - 1) * (to - from) / count;
  }
}

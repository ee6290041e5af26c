package io.nightjar.cli.generate;

import java.time.LocalDate;

/**
 * Randomness without state: a value is a pure function of (seed, what, row, draw), so it depends
 * neither on the order of calls nor on how much else is generated. Uses only operations whose bits
 * are equal on every machine.
 */
final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int SUMMANDS = 12;
  private static final int DAY_BITS = 20;

  private final long seed;

  Chance(long seed) {
    this.seed = seed;
  }

  /** The row number of something that happens once a day to the index-th of many. */
  static long row(LocalDate day, int index) {
    return (day.toEpochDay() << DAY_BITS) + index;
  }

  /** Evenly in [0, 1). */
  double uniform(String what, long row) {
    return uniform(what, row, 0);
  }

  /** Evenly among 0 … bound − 1. */
  int below(int bound, String what, long row) {
    return (int) (uniform(what, row) * bound);
  }

  /** True with the given probability. */
  boolean happens(double probability, String what, long row) {
    return uniform(what, row) < probability;
  }

  /** Mean 0, standard deviation 1, close to normal. */
  double normal(String what, long row) {
    double sum = 0;
    for (int draw = 0; draw < SUMMANDS; draw++) {
      sum += uniform(what, row, draw);
    }
    return sum - SUMMANDS / 2.0;
  }

  /** Mean 1, the long tail of waiting times. */
  double waiting(String what, long row) {
    return -StrictMath.log(1 - uniform(what, row));
  }

  private double uniform(String what, long row, int draw) {
    long hash = mix(seed ^ mix(what.hashCode() ^ mix(draw ^ mix(row))));
    return (hash >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long bits = value + GOLDEN;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}

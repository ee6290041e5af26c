package io.nightjar.faults;

import java.util.SplittableRandom;

/** How much of what was not flushed a power cut leaves. */
interface Luck {
  /** Nothing survives that was not flushed. */
  Luck NONE = bound -> 0;

  /** Everything was written back before the cut. */
  Luck ALL = bound -> bound - 1;

  /** A number from 0, for what was flushed, to below the bound, for all there was. */
  int below(int bound);

  /** The disk has written back some of it already. */
  static Luck of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random::nextInt;
  }
}

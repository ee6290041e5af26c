package io.nightjar.faults;

import java.util.Locale;

/**
 * The outcome of one experiment, and how much a zero is worth.
 *
 * @param what what was tried
 * @param seed what the random choices came from, 0 if there were none
 * @param trials how often
 * @param bad how often it went wrong
 */
public record Trials(String what, long seed, long trials, long bad) {
  /** Below which share the true rate lies, with 95 % confidence: the rule of three for a zero. */
  public double bound() {
    return Math.min(1, (bad == 0 ? 3 : bad + 2 * Math.sqrt((double) bad)) / trials);
  }

  /** Puts the figures where a person who runs the build sees them. */
  public Trials print() {
    System.out.printf(
        Locale.ROOT,
        "faults: %s: seed %d, trials %d, lost %d, true rate below %.3f %% (95 %%)%n",
        what,
        seed,
        trials,
        bad,
        100 * bound());
    return this;
  }

  /** Says why something was not tried at all. */
  public static void printSkipped(String what, String why) {
    System.out.printf(Locale.ROOT, "faults: %s: skipped, %s%n", what, why);
  }
}

package io.nightjar.validation.profile.propose;

import io.nightjar.validation.profile.NightShare;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How low a share may fall on a next night and still be nothing new. With nights, from how much
 * they differ; without, from how much a sample of that size can differ from the truth.
 */
final class Allowance {
  /** So many rows without an exception are worth a rule without exceptions. */
  static final long ENOUGH_ROWS = 1000;

  private static final double DEVIATIONS = 4;
  private static final double STEP = 0.01;
  private static final double SLIP = 1e-9;

  private Allowance() {}

  /**
   * The least share that is expected of good rows, in hundredths; 1 if none was bad in enough rows;
   * empty if there are no rows.
   *
   * @param bad bad rows
   * @param rows all rows
   * @param nights bad rows by night; empty if nights are not known
   */
  static OptionalDouble floor(long bad, long rows, List<NightShare> nights) {
    if (rows == 0) {
      return OptionalDouble.empty();
    }
    if (bad == 0 && rows >= ENOUGH_ROWS) {
      return OptionalDouble.of(1);
    }
    double least = nights.isEmpty() ? wilson(bad, rows) : ofNights(bad, rows, nights);
    return OptionalDouble.of(Math.max(0, Math.floor((least - SLIP) / STEP) * STEP));
  }

  /** Lower end of Wilson's interval. */
  private static double wilson(long bad, long rows) {
    double share = 1 - (double) bad / rows;
    double square = DEVIATIONS * DEVIATIONS / rows;
    double root = Math.sqrt(share * (1 - share) / rows + square / (4 * rows));
    return (share + square / 2 - DEVIATIONS * root) / (1 + square);
  }

  /** Below the worst night by one deviation, and four deviations below the mean. */
  private static double ofNights(long bad, long rows, List<NightShare> nights) {
    List<NightShare> full = nights.stream().filter(night -> night.rows() > 0).toList();
    double mean = full.stream().mapToDouble(NightShare::share).average().orElse(0);
    double worst = full.stream().mapToDouble(NightShare::share).max().orElse(0);
    double variance =
        full.stream().mapToDouble(night -> Math.pow(night.share() - mean, 2)).sum()
            / Math.max(1, full.size() - 1);
    double share = (double) bad / rows;
    double noise = share * (1 - share) * full.size() / rows;
    double deviation = Math.sqrt(Math.max(variance, noise));
    return 1 - Math.max(worst + deviation, mean + DEVIATIONS * deviation);
  }
}

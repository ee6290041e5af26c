package io.nightjar.validation.anomaly;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * When a metric is unusual, compared with the nights before.
 *
 * @param strategy how that is decided
 * @param below how far down it may go, in the unit of the strategy; nothing means any
 * @param above how far up it may go, in the unit of the strategy; nothing means any
 * @param after how many nights must be known before anything is unusual
 */
public record Anomaly(Strategy strategy, OptionalDouble below, OptionalDouble above, int after) {
  /** How it is decided; the algorithms are those of Deequ. */
  public enum Strategy {
    /** The metric divided by that of the night before must lie between both limits. */
    RELATIVE_CHANGE(1),
    /** So many standard deviations from the running mean; unusual nights do not move it. */
    ONLINE_NORMAL(7),
    /** A forecast with a season of a week (additive Holt-Winters); needs two weeks. */
    HOLT_WINTERS(15);

    private final int usualAfter;

    Strategy(int usualAfter) {
      this.usualAfter = usualAfter;
    }

    /** How many nights it needs if nothing else is said, and at least. */
    public int usualAfter() {
      return usualAfter;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

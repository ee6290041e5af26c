package io.nightjar.cli.night;

import java.util.Optional;

/**
 * Which jobs of a night run.
 *
 * @param training when models are trained
 * @param isScored whether predictions are made
 * @param onlyJob the planned job to run alone, if any
 */
public record NightOptions(Training training, boolean isScored, Optional<String> onlyJob) {
  /** When models are trained. */
  public enum Training {
    /** On nights on which the schedule says so. */
    WHEN_DUE,
    /** Whatever the schedule says. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  /** A usual night. */
  public static NightOptions nightly(boolean isTrained) {
    return new NightOptions(
        isTrained ? Training.ALWAYS : Training.WHEN_DUE, true, Optional.empty());
  }

  /** History loaded in one piece: everything up to the features, and a model if asked for. */
  public static NightOptions bootstrap(boolean isTrained) {
    return new NightOptions(isTrained ? Training.ALWAYS : Training.NEVER, false, Optional.empty());
  }

  /** One job alone. */
  public static NightOptions only(String job) {
    return new NightOptions(Training.ALWAYS, true, Optional.of(job));
  }
}

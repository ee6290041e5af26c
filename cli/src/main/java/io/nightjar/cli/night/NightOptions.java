package io.nightjar.cli.night;

import io.nightjar.core.pipeline.plan.BackfillStep;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which jobs of a night run.
 *
 * @param training when models are trained
 * @param extent how far the night goes
 * @param onlyJob the planned job to run alone, if any
 * @param isAgain whether jobs run even if an earlier run has done all of it
 * @param knownBy the night whose knowledge is used; empty for what was known then
 * @param step the step of a backfill that the night is, if any
 * @param override why what checks find stops nothing; empty for the usual: it does
 */
public record NightOptions(
    Training training,
    Extent extent,
    Optional<String> onlyJob,
    boolean isAgain,
    Optional<LocalDate> knownBy,
    Optional<BackfillStep> step,
    Optional<String> override) {
  /** When models are trained. */
  public enum Training {
    /** On nights on which the schedule says so. */
    WHEN_DUE,
    /** Whatever the schedule says. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  /** How far a night goes. */
  public enum Extent {
    /** Up to the published tables that features look back on. */
    TABLES,
    /** Up to features and model. */
    FEATURES,
    /** Up to predictions. */
    PREDICTIONS
  }

  /** A usual night. */
  public static NightOptions nightly(boolean isTrained) {
    return new NightOptions(
        isTrained ? Training.ALWAYS : Training.WHEN_DUE,
        Extent.PREDICTIONS,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** History loaded in one piece: everything up to the features, and a model if asked for. */
  public static NightOptions bootstrap(boolean isTrained) {
    return new NightOptions(
        isTrained ? Training.ALWAYS : Training.NEVER,
        Extent.FEATURES,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Only what features of later nights look back on. */
  public static NightOptions tables() {
    return new NightOptions(
        Training.NEVER,
        Extent.TABLES,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A night as that step of a backfill. */
  public static NightOptions backfill(BackfillStep step) {
    return new NightOptions(
        Training.NEVER,
        Extent.PREDICTIONS,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(step),
        Optional.empty());
  }

  /** One job alone. */
  public static NightOptions only(String job) {
    return new NightOptions(
        Training.ALWAYS,
        Extent.PREDICTIONS,
        Optional.of(job),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, whatever has been done already. */
  public NightOptions again() {
    return new NightOptions(training, extent, onlyJob, true, knownBy, step, override);
  }

  /** The same with the knowledge of a later night. */
  public NightOptions knowing(LocalDate night) {
    return new NightOptions(training, extent, onlyJob, isAgain, Optional.of(night), step, override);
  }

  /**
   * The same, but what checks find stops nothing.
   *
   * @param reason of the person who answers for it
   */
  public NightOptions overriding(String reason) {
    return new NightOptions(training, extent, onlyJob, isAgain, knownBy, step, Optional.of(reason));
  }
}

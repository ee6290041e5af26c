package io.nightjar.training.evaluate;

/**
 * Decides whether a model becomes the champion: it must say more than the base rate does, measured
 * by log loss on nights it has not seen.
 */
public final class PromotionRule {
  /** Whether the candidate is promoted. */
  public boolean promotes(Evaluation candidate) {
    return candidate.model().logLoss() < candidate.baseRate().logLoss();
  }
}

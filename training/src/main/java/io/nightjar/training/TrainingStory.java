package io.nightjar.training;

import io.nightjar.core.model.ModelCard;
import io.nightjar.training.split.TrainingNights;
import java.util.Locale;
import java.util.Map;

/** Tells a person in one line what came of a training. */
final class TrainingStory {
  private TrainingStory() {}

  static String of(ModelCard card, TrainingNights nights) {
    Map<String, Double> metrics = card.metrics();
    return String.format(
        Locale.ROOT,
        "%s (%s) on nights %s to %s, tested on %s to %s: AUC %s, log loss %.4f against %.4f of the"
            + " base rate; %s",
        card.model(),
        card.engine(),
        nights.from(),
        nights.testFrom().minusDays(1),
        nights.testFrom(),
        nights.to(),
        metrics.containsKey("auc")
            ? String.format(Locale.ROOT, "%.3f", metrics.get("auc"))
            : "undefined",
        metrics.get("log-loss"),
        metrics.get("log-loss-base-rate"),
        card.isChampion() ? "promoted" : "not promoted, the champion stays");
  }
}

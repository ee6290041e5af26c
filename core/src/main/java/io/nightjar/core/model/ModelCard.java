package io.nightjar.core.model;

import io.nightjar.core.table.PinnedTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known about a model: enough to train it again and to refuse data it was not made for.
 *
 * @param model name and version
 * @param engine {@code xgboost} or {@code lightgbm}
 * @param trainedFor the logical date of the training
 * @param features ordered, with fingerprint
 * @param pins the table versions it was trained on
 * @param runId the run that made it
 * @param fingerprint digest of everything that decided it
 * @param metrics by kebab-case name: {@code auc}, {@code log-loss}, those of the baselines, rows
 * @param isChampion whether it was promoted, and so scores nights; which ones {@link
 *     Models#champion} says
 */
public record ModelCard(
    PinnedModel model,
    String engine,
    LocalDate trainedFor,
    FeatureSet features,
    List<PinnedTable> pins,
    String runId,
    String fingerprint,
    Map<String, Double> metrics,
    boolean isChampion) {
  /** Copies the collections. */
  public ModelCard {
    pins = List.copyOf(pins);
    metrics = Map.copyOf(metrics);
  }
}

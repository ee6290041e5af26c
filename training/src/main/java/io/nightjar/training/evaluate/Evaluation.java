package io.nightjar.training.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model on the nights of the test, beside what one would say without it.
 *
 * @param rows of the test
 * @param model the candidate
 * @param baseRate always saying the share of true among the rows it was trained on
 * @param heuristic saying the heuristic column, if there is one
 */
public record Evaluation(long rows, Scores model, Scores baseRate, Optional<Scores> heuristic) {
  /** By the names of run manifests and model cards. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    model.auc().ifPresent(auc -> metrics.put("auc", auc));
    metrics.put("log-loss", model.logLoss());
    metrics.put("log-loss-base-rate", baseRate.logLoss());
    heuristic.ifPresent(
        scores -> {
          scores.auc().ifPresent(auc -> metrics.put("auc-heuristic", auc));
          metrics.put("log-loss-heuristic", scores.logLoss());
        });
    return metrics;
  }
}

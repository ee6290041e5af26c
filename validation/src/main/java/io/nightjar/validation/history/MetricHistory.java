package io.nightjar.validation.history;

import io.nightjar.validation.anomaly.Anomaly;
import io.nightjar.validation.internal.deequ.DeequStrategies;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The metrics of the rules of one table, night by night. */
public final class MetricHistory {
  private static final int NIGHTS = 400;

  private final Map<String, NavigableMap<LocalDate, Double>> known = new HashMap<>();

  /** Adds what a rule, named by its fingerprint, found in one night. */
  public void add(String rule, LocalDate night, double value) {
    if (Double.isFinite(value)) {
      known.computeIfAbsent(rule, any -> new TreeMap<>()).put(night, value);
    }
  }

  /**
   * Why a metric is unusual, if it is.
   *
   * @param anomaly how that is decided
   * @param rule fingerprint of the rule
   * @param night the night; only earlier ones are looked at
   * @param value the metric of the night
   */
  public Optional<String> unusual(Anomaly anomaly, String rule, LocalDate night, double value) {
    List<Double> before =
        List.copyOf(known.getOrDefault(rule, new TreeMap<>()).headMap(night, false).values());
    List<Double> recent = before.subList(Math.max(0, before.size() - NIGHTS), before.size());
    if (recent.size() < anomaly.after() || !DeequStrategies.isUnusual(anomaly, recent, value)) {
      return Optional.empty();
    }
    double mean = recent.stream().mapToDouble(Double::doubleValue).average().orElse(value);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "unusual by %s: %.6g, on average %.6g in %d nights before",
            anomaly.strategy(),
            value,
            mean,
            recent.size()));
  }
}

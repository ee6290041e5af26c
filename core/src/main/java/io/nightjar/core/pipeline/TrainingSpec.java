package io.nightjar.core.pipeline;

import io.nightjar.core.sample.SampleSpec;
import java.util.Map;
import java.util.Optional;

/**
 * How models are trained.
 *
 * @param engine {@code xgboost} or {@code lightgbm}
 * @param nights how many nights back from the newest mature one are used; empty means all
 * @param testDays the newest nights of those, kept for the test
 * @param parameters of the engine, by its own names
 * @param seed for everything random
 * @param heuristic feature column used as a baseline score
 * @param minimumRows fewer labelled rows than this train nothing
 * @param sample which of the rows to train on are used; those of the test always are
 */
public record TrainingSpec(
    Engine engine,
    Optional<Integer> nights,
    int testDays,
    Map<String, String> parameters,
    long seed,
    Optional<String> heuristic,
    long minimumRows,
    Optional<SampleSpec> sample) {
  /** Copies the map. */
  public TrainingSpec {
    parameters = Map.copyOf(parameters);
  }

  /** The libraries that can train. */
  public enum Engine {
    XGBOOST,
    LIGHTGBM
  }
}

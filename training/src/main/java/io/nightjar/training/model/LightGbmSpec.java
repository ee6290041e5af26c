package io.nightjar.training.model;

import java.util.Map;

/**
 * A model of LightGBM.
 *
 * @param parameters by the engine's own names
 * @param threads native threads of the one training task
 * @param seed for everything random
 */
public record LightGbmSpec(Map<String, Number> parameters, int threads, int seed)
    implements ModelSpec {
  static final String THREADS = "num_threads";

  /** Copies the map. */
  public LightGbmSpec {
    parameters = Map.copyOf(parameters);
  }

  @Override
  public String engine() {
    return "lightgbm";
  }

  @Override
  public String threadsName() {
    return THREADS;
  }
}

package io.nightjar.training.model;

import java.util.Map;

/**
 * A model of XGBoost.
 *
 * @param parameters by the engine's own names
 * @param threads native threads of the one training task
 * @param seed for everything random
 */
public record XgboostSpec(Map<String, Number> parameters, int threads, int seed)
    implements ModelSpec {
  static final String THREADS = "nthread";

  /** Copies the map. */
  public XgboostSpec {
    parameters = Map.copyOf(parameters);
  }

  @Override
  public String engine() {
    return "xgboost";
  }

  @Override
  public String threadsName() {
    return THREADS;
  }
}

package io.nightjar.training.model;

import io.nightjar.core.pipeline.TrainingSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to train: an engine with every parameter that decides the model. Equal specs on equal rows
 * give equal models.
 */
public sealed interface ModelSpec permits XgboostSpec, LightGbmSpec {
  /** The engine's name, as in pipeline files. */
  String engine();

  /** By the engine's own names: {@code Integer} or {@code Double}; without the threads. */
  Map<String, Number> parameters();

  /** Native threads of the one training task. */
  int threads();

  /** The engine's name for {@link #threads()}. */
  String threadsName();

  /** For everything random, in the range both engines take. */
  int seed();

  /** The spec of a pipeline, whose parameters must have no {@link EngineParameters#problems}. */
  static ModelSpec of(TrainingSpec training) {
    Map<String, Number> parameters = new TreeMap<>(EngineParameters.values(training));
    int seed = (int) Math.floorMod(training.seed(), (long) Integer.MAX_VALUE);
    if (training.engine() == TrainingSpec.Engine.XGBOOST) {
      int threads = parameters.remove(XgboostSpec.THREADS).intValue();
      return new XgboostSpec(parameters, threads, seed);
    }
    int threads = parameters.remove(LightGbmSpec.THREADS).intValue();
    return new LightGbmSpec(parameters, threads, seed);
  }
}

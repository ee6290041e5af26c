package io.nightjar.training.model;

import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.TrainingSpec.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters that a pipeline file may give an engine, by the engine's own names. Knows them
 * without loading the engine, so that a pipeline can be checked in no time.
 *
 * <p>Each thing has one name. The names of other engines and libraries are errors that say the
 * right one. What decides reproducibility (seed, layout, tree method) is not a parameter.
 */
public final class EngineParameters {
  private static final Map<String, String> LIGHTGBM_MEANT =
      Map.of(
          "eta", "learning_rate",
          "num_round", "num_iterations",
          "n_estimators", "num_iterations",
          "min_child_samples", "min_data_in_leaf",
          "max_leaves", "num_leaves",
          "subsample", "bagging_fraction",
          "colsample_bytree", "feature_fraction",
          "reg_lambda", "lambda_l2",
          "reg_alpha", "lambda_l1",
          "nthread", "num_threads");

  private static final Map<String, String> XGBOOST_MEANT =
      Map.of(
          "learning_rate", "eta",
          "num_iterations", "num_round",
          "n_estimators", "num_round",
          "num_leaves", "max_leaves",
          "bagging_fraction", "subsample",
          "feature_fraction", "colsample_bytree",
          "reg_lambda", "lambda",
          "reg_alpha", "alpha",
          "max_bins", "max_bin",
          "num_threads", "nthread");

  private EngineParameters() {}

  /** One line for each parameter that cannot be used; empty if all can. */
  public static List<String> problems(TrainingSpec training) {
    return new TreeMap<>(training.parameters())
        .entrySet().stream()
            .flatMap(entry -> problem(training.engine(), entry.getKey(), entry.getValue()).stream())
            .toList();
  }

  /** The parameters as the engine takes them; those not given have the engine's default here. */
  static Map<String, Number> values(TrainingSpec training) {
    Map<String, Number> values = new TreeMap<>(ParameterRules.defaults(training.engine()));
    training
        .parameters()
        .forEach(
            (name, text) ->
                values.put(name, ParameterRules.of(training.engine()).get(name).parse(text)));
    return values;
  }

  private static Optional<String> problem(Engine engine, String name, String text) {
    ParameterRule rule = ParameterRules.of(engine).get(name);
    if (rule != null) {
      return rule.problem(text);
    }
    return Optional.of(
        "%s is not a parameter for %s that Nightjar knows; did you mean %s?"
            .formatted(name, engine.name().toLowerCase(Locale.ROOT), meant(engine, name)));
  }

  private static String meant(Engine engine, String name) {
    Map<String, String> elsewhere = engine == Engine.XGBOOST ? XGBOOST_MEANT : LIGHTGBM_MEANT;
    String known = elsewhere.get(name);
    return known != null ? known : NearestName.of(name, ParameterRules.of(engine).keySet());
  }
}

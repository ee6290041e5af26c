package io.nightjar.training.model;

import static io.nightjar.training.model.ParameterRule.number;
import static io.nightjar.training.model.ParameterRule.whole;

import io.nightjar.core.pipeline.TrainingSpec.Engine;
import java.util.Map;
import java.util.TreeMap;

/** Names, ranges and defaults of the parameters of both engines. */
final class ParameterRules {
  private static final double MUCH = 1e9;
  private static final int MANY = 1_000_000;

  private static final Map<String, ParameterRule> LIGHTGBM =
      byName(
          whole("num_iterations", 1, 100_000),
          number("learning_rate", 1e-6, 10),
          whole("num_leaves", 2, 131_072),
          whole("max_depth", -1, 1_000),
          whole("min_data_in_leaf", 0, MANY),
          number("min_sum_hessian_in_leaf", 0, MUCH),
          number("min_gain_to_split", 0, MUCH),
          number("bagging_fraction", 1e-6, 1),
          whole("bagging_freq", 0, 100_000),
          number("feature_fraction", 1e-6, 1),
          number("lambda_l1", 0, MUCH),
          number("lambda_l2", 0, MUCH),
          number("max_delta_step", 0, MUCH),
          whole("max_bin", 2, 65_535),
          whole("num_threads", 1, 1_024));

  private static final Map<String, ParameterRule> XGBOOST =
      byName(
          whole("num_round", 1, 100_000),
          number("eta", 1e-6, 1),
          whole("max_depth", 0, 1_000),
          whole("max_leaves", 0, 131_072),
          number("min_child_weight", 0, MUCH),
          number("gamma", 0, MUCH),
          number("subsample", 1e-6, 1),
          number("colsample_bytree", 1e-6, 1),
          number("colsample_bylevel", 1e-6, 1),
          number("colsample_bynode", 1e-6, 1),
          number("lambda", 0, MUCH),
          number("alpha", 0, MUCH),
          number("max_delta_step", 0, MUCH),
          whole("max_bin", 2, 65_535),
          whole("nthread", 1, 1_024));

  /** Careful choices for some ten thousand rows; more data can bear more leaves. */
  private static final Map<String, Number> LIGHTGBM_DEFAULTS =
      Map.of(
          "num_iterations", 100,
          "learning_rate", 0.1,
          "num_leaves", 15,
          "min_data_in_leaf", 20,
          "lambda_l2", 1.0,
          "num_threads", 1);

  private static final Map<String, Number> XGBOOST_DEFAULTS =
      Map.of(
          "num_round",
          100,
          "eta",
          0.1,
          "max_depth",
          4,
          "min_child_weight",
          5.0,
          "lambda",
          1.0,
          "nthread",
          1);

  private ParameterRules() {}

  static Map<String, ParameterRule> of(Engine engine) {
    return engine == Engine.XGBOOST ? XGBOOST : LIGHTGBM;
  }

  static Map<String, Number> defaults(Engine engine) {
    return engine == Engine.XGBOOST ? XGBOOST_DEFAULTS : LIGHTGBM_DEFAULTS;
  }

  private static Map<String, ParameterRule> byName(ParameterRule... rules) {
    Map<String, ParameterRule> byName = new TreeMap<>();
    for (ParameterRule rule : rules) {
      byName.put(rule.name(), rule);
    }
    return Map.copyOf(byName);
  }
}

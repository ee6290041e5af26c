package io.nightjar.training;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.LabelSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.LabelMaturity;
import io.nightjar.core.time.NightClock;
import io.nightjar.training.model.EngineParameters;
import io.nightjar.training.model.ModelSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training needs to know of its pipeline.
 *
 * @param pipeline its name, which is the name of its models
 * @param clock its zone and as-of rule
 * @param start its first night
 * @param features the feature table
 * @param key columns that identify a row of the feature table within its night
 * @param label what is predicted
 * @param training how
 * @param model the engine and every parameter
 * @param keys columns that identify a row of a refined table, for those that have a key
 */
record TrainConfig(
    String pipeline,
    NightClock clock,
    LocalDate start,
    TableName features,
    List<String> key,
    LabelSpec label,
    TrainingSpec training,
    ModelSpec model,
    Map<TableName, List<String>> keys) {
  TrainConfig {
    key = List.copyOf(key);
    keys = Map.copyOf(keys);
  }

  static TrainConfig read(Pipeline pipeline, PlannedJob job) {
    FeatureSpec features = needed(pipeline, "features", pipeline.features());
    LabelSpec label = needed(pipeline, "label", pipeline.label());
    TrainingSpec training = needed(pipeline, "training", pipeline.training());
    List<String> problems = EngineParameters.problems(training);
    if (!problems.isEmpty()) {
      throw TrainingErrors.invalidParameters(pipeline.name(), problems);
    }
    return new TrainConfig(
        pipeline.name(),
        pipeline.clock(),
        pipeline.start(),
        features.table(),
        features.key(),
        label,
        training,
        ModelSpec.of(training),
        pipeline.keys());
  }

  /** When its labels may be used. */
  LabelMaturity maturity() {
    return new LabelMaturity(clock, label.maturesAfter());
  }

  private static <T> T needed(Pipeline pipeline, String key, Optional<T> part) {
    return part.orElseThrow(() -> TrainingErrors.incompletePipeline(pipeline.name(), key));
  }
}

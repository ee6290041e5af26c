package io.nightjar.scoring;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.ScoringSpec;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.scoring.transform.PredictionColumns;
import java.util.List;
import java.util.Optional;

/**
 * What a scoring needs to know of its pipeline.
 *
 * @param pipeline its name, which is the name of its models
 * @param features the feature table, or its stage
 * @param key columns that identify an entity
 * @param predictions the table that is written, or its stage, where readers do not see it yet
 * @param threshold scores from here on are predicted true
 */
record ScoreConfig(
    String pipeline,
    TableName features,
    List<String> key,
    TableName predictions,
    Optional<Double> threshold) {
  ScoreConfig {
    key = List.copyOf(key);
  }

  static ScoreConfig read(Pipeline pipeline, PlannedJob job) {
    FeatureSpec features = needed(pipeline, "features", pipeline.features());
    ScoringSpec scoring = needed(pipeline, "scoring", pipeline.scoring());
    List<String> taken = features.key().stream().filter(PredictionColumns.TAKEN::contains).toList();
    if (!taken.isEmpty()) {
      throw ScoringErrors.keyNameTaken(scoring.table().toString(), taken);
    }
    return new ScoreConfig(
        pipeline.name(),
        job.inputs().containsKey(features.table().staged())
            ? features.table().staged()
            : features.table(),
        features.key(),
        job.outputs().contains(scoring.table().staged())
            ? scoring.table().staged()
            : scoring.table(),
        scoring.threshold());
  }

  private static <T> T needed(Pipeline pipeline, String key, Optional<T> part) {
    return part.orElseThrow(() -> ScoringErrors.incompletePipeline(pipeline.name(), key));
  }
}

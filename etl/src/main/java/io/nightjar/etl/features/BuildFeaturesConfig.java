package io.nightjar.etl.features;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.NightClock;
import io.nightjar.etl.EtlErrors;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What build-features needs to know.
 *
 * @param features the feature table
 * @param target where its rows go: the table itself, or its stage
 * @param keys the key of every refined table of the pipeline, empty if it has none
 * @param clock the pipeline's clock
 * @param knownBy the night whose knowledge is used; empty for that of the as-of instant
 */
public record BuildFeaturesConfig(
    FeatureSpec features,
    TableName target,
    Map<TableName, List<String>> keys,
    NightClock clock,
    Optional<LocalDate> knownBy) {
  /** Copies the map. */
  public BuildFeaturesConfig {
    keys = Map.copyOf(keys);
  }

  /** The features of the pipeline; fails with exit code 10 if it has none. */
  public static BuildFeaturesConfig of(Pipeline pipeline, PlannedJob job) {
    FeatureSpec features =
        pipeline.features().orElseThrow(() -> EtlErrors.noFeatures(pipeline.name(), job.name()));
    return new BuildFeaturesConfig(
        features, job.outputs().get(0), pipeline.keys(), pipeline.clock(), job.knownBy());
  }
}

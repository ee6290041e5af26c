package io.nightjar.training.internal.lightgbm;

import com.microsoft.azure.synapse.ml.lightgbm.LightGBMClassifier;
import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.model.LightGbmSpec;
import io.nightjar.training.model.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains with LightGBM through SynapseML: one barrier task, so that a lost worker fails the stage
 * instead of leaving it waiting, and everything fixed that could make two trainings differ.
 */
public final class LightGbmTrainer implements Trainer {
  private final LightGbmSpec spec;

  /** For one model. */
  public LightGbmTrainer(LightGbmSpec spec) {
    this.spec = spec;
  }

  @Override
  public PipelineModel fit(Dataset<Row> rows, Duration patience) {
    LightGBMClassifier classifier = new LightGBMClassifier("lightgbm");
    classifier.setFeaturesCol(FeatureVector.COLUMN);
    classifier.setLabelCol(LabelRows.LABEL);
    if (List.of(rows.columns()).contains(WEIGHT)) {
      classifier.setWeightCol(WEIGHT);
    }
    classifier.setObjective("binary");
    classifier.setNumIterations(spec.parameters().get("num_iterations").intValue());
    classifier.setPassThroughArgs(passedThrough());
    execution(classifier, patience);
    seeds(classifier);
    return new Pipeline("nightjar").setStages(new PipelineStage[] {classifier}).fit(rows);
  }

  /** SynapseML counts the iterations itself; all else goes to the library under its own name. */
  private String passedThrough() {
    return new TreeMap<>(spec.parameters())
        .entrySet().stream()
            .filter(entry -> !entry.getKey().equals("num_iterations"))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" ", "force_row_wise=true ", ""));
  }

  private void execution(LightGBMClassifier classifier, Duration patience) {
    classifier.setNumTasks(1);
    classifier.setNumThreads(spec.threads());
    classifier.setUseBarrierExecutionMode(true);
    classifier.setDataTransferMode("bulk");
    classifier.setMatrixType("dense");
    classifier.setTimeout((double) patience.toSeconds());
    classifier.setVerbosity(-1);
  }

  private void seeds(LightGBMClassifier classifier) {
    classifier.setDeterministic(true);
    classifier.setSeed(spec.seed());
    classifier.setBaggingSeed(spec.seed());
    classifier.setFeatureFractionSeed(spec.seed());
    classifier.setExtraSeed(spec.seed());
    classifier.setDataRandomSeed(spec.seed());
    classifier.setDropSeed(spec.seed());
    classifier.setObjectiveSeed(spec.seed());
  }
}

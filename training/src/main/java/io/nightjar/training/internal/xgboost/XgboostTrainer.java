package io.nightjar.training.internal.xgboost;

import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.model.Trainer;
import io.nightjar.training.model.XgboostSpec;
import java.time.Duration;
import java.util.List;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains with XGBoost: one worker, histogram trees, NaN as the missing value. */
public final class XgboostTrainer implements Trainer {
  /** The one parameter to which XGBoost4J-Spark gives a name of its own. */
  private static final String ROUNDS = "num_round";

  private final XgboostSpec spec;

  /** For one model. */
  public XgboostTrainer(XgboostSpec spec) {
    this.spec = spec;
  }

  @Override
  public PipelineModel fit(Dataset<Row> rows, Duration patience) {
    XGBoostClassifier classifier = new XGBoostClassifier("xgboost");
    classifier.setFeaturesCol(FeatureVector.COLUMN);
    classifier.setLabelCol(LabelRows.LABEL);
    if (List.of(rows.columns()).contains(WEIGHT)) {
      classifier.setWeightCol(WEIGHT);
    }
    classifier.setNumRound(spec.parameters().get(ROUNDS).intValue());
    spec.parameters().entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals(ROUNDS))
        .forEach(
            parameter ->
                classifier.set(classifier.getParam(parameter.getKey()), parameter.getValue()));
    classifier.setObjective("binary:logistic");
    classifier.setTreeMethod("hist");
    classifier.setMissing(Float.NaN);
    classifier.setNumWorkers(1);
    classifier.setNthread(spec.threads());
    classifier.setSeed(spec.seed());
    classifier.setRabitTrackerTimeout((int) patience.toSeconds());
    return new Pipeline("nightjar").setStages(new PipelineStage[] {classifier}).fit(rows);
  }
}

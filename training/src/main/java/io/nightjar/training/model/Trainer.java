package io.nightjar.training.model;

import java.time.Duration;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits a model with one engine. */
public interface Trainer {
  /** The column of a fitted model's result whose second entry is the probability of true. */
  String PROBABILITY = "probability";

  /** DOUBLE above 0: what a row counts, where rows do not count the same. */
  String WEIGHT = "_weight";

  /**
   * Fits a model on rows that lie in one partition, in an order that does not change.
   *
   * @param rows with {@link io.nightjar.core.model.transform.FeatureVector#COLUMN} and {@link
   *     io.nightjar.training.label.transform.LabelRows#LABEL}, and {@link #WEIGHT} if rows do not
   *     count the same
   * @param patience how long the workers of the engine wait for each other
   * @return a pipeline with the engine's model as its only stage
   */
  PipelineModel fit(Dataset<Row> rows, Duration patience);
}

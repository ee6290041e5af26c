package io.nightjar.training;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.training.evaluate.Evaluate;
import io.nightjar.training.evaluate.Evaluation;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.model.Trainer;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Scores the nights of the test, once, and measures them. */
final class Testing {
  private static final String SCORE = "_score_of_model";
  private static final String HEURISTIC = "_heuristic";

  private final TrainConfig config;
  private final PipelineModel model;
  private final double baseRate;

  Testing(TrainConfig config, PipelineModel model, double baseRate) {
    this.config = config;
    this.model = model;
    this.baseRate = baseRate;
  }

  Evaluation test(Dataset<Row> encoded) {
    Optional<String> heuristic = config.training().heuristic();
    Stream<Column> needed =
        Stream.concat(
            Stream.of(col(FeatureVector.COLUMN), col(LabelRows.LABEL)),
            heuristic.stream().map(name -> col("`" + name + "`").as(HEURISTIC)));
    Column probability = vector_to_array(col(Trainer.PROBABILITY), "float64").getItem(1);
    Dataset<Row> scored =
        model
            .transform(encoded.select(needed.toArray(Column[]::new)))
            .withColumn(SCORE, probability)
            .drop(FeatureVector.COLUMN)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new Evaluate(LabelRows.LABEL)
          .apply(scored, SCORE, heuristic.map(name -> HEURISTIC), baseRate);
    } finally {
      scored.unpersist();
    }
  }
}

package io.nightjar.scoring.transform;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.transform.FeatureVector;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds the model's probability of true. Keeps only the columns it is told to keep. */
public final class ApplyModel {
  /** DOUBLE: the probability of true. */
  public static final String SCORE = "score";

  private static final String PROBABILITY = "probability";

  private final PipelineModel model;
  private final FeatureSet features;
  private final Column[] kept;

  /**
   * A model ready to score.
   *
   * @param model as it was trained; any whose result has a {@code probability}
   * @param features what it was trained on
   * @param kept the columns to keep beside the score
   */
  public ApplyModel(PipelineModel model, FeatureSet features, List<String> kept) {
    this.model = model;
    this.features = features;
    this.kept = kept.stream().map(name -> col("`" + name + "`")).toArray(Column[]::new);
  }

  /** One scored row for each feature row. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    Column[] needed = Arrays.copyOf(kept, kept.length + 1);
    needed[kept.length] = col(FeatureVector.COLUMN);
    Dataset<Row> encoded = new FeatureVector(features).apply(rows).select(needed);
    Column[] result = Arrays.copyOf(kept, kept.length + 1);
    result[kept.length] = vector_to_array(col(PROBABILITY), "float64").getItem(1).as(SCORE);
    return model.transform(encoded).select(result);
  }
}

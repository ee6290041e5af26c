package io.nightjar.core.model.transform;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.core.table.Columns;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds the features as one dense vector, in the order of the feature set. Training and scoring
 * share this class, so that a value means the same in both.
 *
 * <p>Numbers and booleans become doubles, null becomes NaN. A string becomes its place among the
 * levels seen in training, from 1; any other string and null become 0.
 */
public final class FeatureVector {
  /** The vector column. The underscore keeps it apart from features, which have none. */
  public static final String COLUMN = "_features";

  private final List<Feature> features;

  /** For the features of a model. */
  public FeatureVector(FeatureSet features) {
    this.features = features.features();
  }

  /** The rows with the vector column added. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    Column[] values = features.stream().map(FeatureVector::value).toArray(Column[]::new);
    return rows.withColumn(COLUMN, array_to_vector(array(values)));
  }

  private static Column value(Feature feature) {
    Column column = Columns.named(feature.name());
    if (feature.isCategory()) {
      return udf(new LevelCode(feature.levels()), DataTypes.DoubleType).apply(column);
    }
    return coalesce(column.cast(DataTypes.DoubleType), lit(Double.NaN));
  }
}

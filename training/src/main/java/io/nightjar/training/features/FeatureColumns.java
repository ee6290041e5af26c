package io.nightjar.training.features;

import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.training.TrainingErrors;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * Reads the features off a feature table: every column that is neither key nor bookkeeping, in the
 * order of the table. The levels of strings come from the rows to train on.
 */
public final class FeatureColumns {
  /** More levels than this are a name or an id, not a category. */
  public static final int MOST_LEVELS = 1_000;

  private final String table;
  private final List<String> key;

  /**
   * For one feature table.
   *
   * @param table its name, for messages
   * @param key its key columns
   */
  public FeatureColumns(String table, List<String> key) {
    this.table = table;
    this.key = List.copyOf(key);
  }

  /** The features with their levels. Starts one small Spark job for each string column. */
  public FeatureSet of(Dataset<Row> train) {
    List<StructField> columns =
        Arrays.stream(train.schema().fields()).filter(this::isFeature).toList();
    List<String> unfit =
        columns.stream()
            .filter(column -> !isUsable(column.dataType()))
            .map(column -> column.name() + " " + column.dataType().simpleString())
            .toList();
    if (!unfit.isEmpty()) {
      throw TrainingErrors.invalidFeatures(
          table,
          "features are numbers, booleans or strings, not %s; turn them into numbers in the query"
              .formatted(String.join(", ", unfit)));
    }
    if (columns.isEmpty()) {
      throw TrainingErrors.invalidFeatures(table, "it has no column but the key");
    }
    return new FeatureSet(columns.stream().map(column -> feature(train, column)).toList());
  }

  private boolean isFeature(StructField column) {
    return !column.name().startsWith("_") && !key.contains(column.name());
  }

  private static boolean isUsable(DataType type) {
    return type instanceof NumericType
        || type instanceof BooleanType
        || type.equals(DataTypes.StringType);
  }

  private Feature feature(Dataset<Row> train, StructField column) {
    List<String> levels =
        column.dataType().equals(DataTypes.StringType)
            ? levels(train.select("`" + column.name() + "`"), column.name())
            : List.of();
    return new Feature(column.name(), column.dataType().simpleString(), levels);
  }

  private List<String> levels(Dataset<Row> values, String column) {
    List<Row> distinct = values.na().drop().distinct().limit(MOST_LEVELS + 1).collectAsList();
    if (distinct.size() > MOST_LEVELS) {
      throw TrainingErrors.invalidFeatures(
          table,
          "string column %s has more than %d values, so it is no category; leave it out or group it"
              .formatted(column, MOST_LEVELS));
    }
    return distinct.stream().map(row -> row.getString(0)).sorted().toList();
  }
}

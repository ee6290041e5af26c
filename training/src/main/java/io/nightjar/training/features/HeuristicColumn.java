package io.nightjar.training.features;

import io.nightjar.training.TrainingErrors;
import java.util.Arrays;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The column that says what one would guess without a model, such as the rate of the last weeks.
 *
 * @param name as {@code training.baselines.heuristic} has it
 */
public record HeuristicColumn(String name) {
  /** Fails with exit code 10 unless the feature table has it as a number. */
  public void check(String table, StructType schema) {
    if (!Arrays.asList(schema.fieldNames()).contains(name)) {
      throw TrainingErrors.invalidFeatures(
          table, "it has no column %s, which training.baselines.heuristic names".formatted(name));
    }
    DataType type = schema.apply(name).dataType();
    if (!(type instanceof NumericType) && !(type instanceof BooleanType)) {
      throw TrainingErrors.invalidFeatures(
          table,
          "training.baselines.heuristic names column %s, which is %s and not a rate"
              .formatted(name, type.simpleString()));
    }
  }
}

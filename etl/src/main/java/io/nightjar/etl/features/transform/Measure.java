package io.nightjar.etl.features.transform;

import io.nightjar.core.pipeline.feature.AggregateFunction;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/**
 * One aggregate of a window over rows that are ready for it.
 *
 * @param function what is computed
 * @param argument column with the values; for {@code count(*)} a column without nulls
 * @param type of that column
 * @param names of the results, one per window
 */
public record Measure(
    AggregateFunction function, String argument, DataType type, List<String> names) {
  /** Copies the list. */
  public Measure {
    names = List.copyOf(names);
  }

  /** The values; negative zero is zero, or which of the two is greater would be left to chance. */
  Column value() {
    Column column = functions.col(argument);
    if (type instanceof DoubleType) {
      return column.plus(functions.lit(0.0d));
    }
    return type instanceof FloatType ? column.plus(functions.lit(0.0f)) : column;
  }
}

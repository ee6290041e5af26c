package io.nightjar.etl.features.transform;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * An aggregate taken in two steps, so that rows that belong to the same nights are looked at once,
 * however many nights there are.
 *
 * @param parts aggregates over rows, by the name of the column that keeps them
 * @param whole the aggregate over those columns; it applies the given function to each of them,
 *     which hides parts that do not belong to a window
 */
record TwoStep(Map<String, Column> parts, Function<UnaryOperator<Column>, Column> whole) {
  TwoStep {
    parts = new TreeMap<>(parts);
  }
}

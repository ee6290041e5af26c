package io.nightjar.validation.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Something to be computed from the rows of a night. */
public sealed interface Metric {
  /**
   * A value of the scan that all rules share. Equal expressions are computed once; Spark's columns
   * of equal aggregates are never equal themselves, because each has a number of its own.
   *
   * @param column an aggregate without sub-queries
   */
  record Aggregate(Column column) implements Metric {
    @Override
    public boolean equals(Object other) {
      return other instanceof Aggregate that && expression().equals(that.expression());
    }

    @Override
    public int hashCode() {
      return expression().hashCode();
    }

    private Expression expression() {
      return column.expr().canonicalized();
    }
  }

  /**
   * A quantile, exact.
   *
   * @param value numbers; null is left out, NaN is greater than all
   * @param level 0 to 1
   * @param between how it is found between two values
   */
  record Quantile(Column value, double level, Between between) implements Metric {}

  /** How a quantile is found that lies between two values. */
  enum Between {
    /** It is the lower one: {@code sorted[ceil(level * n) - 1]}. */
    LOWER,
    /** It is interpolated linearly; the result is a double. */
    LINEAR
  }

  /**
   * How often combinations of values occur. All of a suite are counted together.
   *
   * @param columns the combination; null equals null
   * @param counted which rows take part; never null
   * @param isKey whether combinations should occur once, so that repeated ones are compared
   *     themselves
   */
  record Keys(List<Column> columns, Column counted, boolean isKey) implements Metric {
    /** Copies the list. */
    public Keys {
      columns = List.copyOf(columns);
    }
  }

  /** A pass of its own; equal to nothing but itself. */
  final class Query implements Metric {
    private final UnaryOperator<Dataset<Row>> result;

    /**
     * Of the rows, or of other tables.
     *
     * @param result makes the few rows that are wanted; they are collected
     */
    public Query(UnaryOperator<Dataset<Row>> result) {
      this.result = Objects.requireNonNull(result);
    }

    /** Why it cannot even be planned for such rows, if so. */
    public Optional<String> problem(Dataset<Row> rows) {
      try {
        of(rows).schema();
        return Optional.empty();
      } catch (Exception e) { // analysis exceptions are checked but undeclared
        return Optional.of(QueryFailure.of(e));
      }
    }

    Dataset<Row> of(Dataset<Row> rows) {
      return result.apply(rows);
    }
  }
}

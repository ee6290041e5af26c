package io.nightjar.validation.rule;

import io.nightjar.core.table.Columns;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows that do not fit.
 *
 * @param kind how Great Expectations counts for such a rule
 * @param columns whose values do not fit
 * @param condition true for those rows, never null; nothing if a row alone cannot tell
 * @param search finds the columns of those rows among all where a row alone cannot tell; nothing if
 *     nobody can
 */
public record Misfits(
    Kind kind,
    List<String> columns,
    Optional<Column> condition,
    Optional<UnaryOperator<Dataset<Row>>> search) {
  /** Copies the list. */
  public Misfits {
    columns = List.copyOf(columns);
  }

  /** Rows that cannot be searched for unless there is a condition. */
  Misfits(Kind kind, List<String> columns, Optional<Column> condition) {
    this(kind, columns, condition, Optional.empty());
  }

  /** The same, but they can be searched for. */
  Misfits searchable(UnaryOperator<Dataset<Row>> how) {
    return new Misfits(kind, columns, condition, Optional.of(how));
  }

  /** How results count. */
  public enum Kind {
    /** Nulls themselves are what it is about: nothing is left out. Of no rows nothing is known. */
    NULLS,
    /** Values of a column; of no rows at all nothing is known. */
    VALUES,
    /** Values of a column in connection with others; of no rows at all none are unexpected. */
    RELATED
  }

  /** The columns of those among the rows that do not fit, if they can be told. */
  public Optional<Dataset<Row>> among(Dataset<Row> rows) {
    return condition
        .map(isMisfit -> rows.where(isMisfit).select(values()))
        .or(() -> search.map(each -> each.apply(rows)));
  }

  private Column[] values() {
    return Columns.named(columns);
  }
}

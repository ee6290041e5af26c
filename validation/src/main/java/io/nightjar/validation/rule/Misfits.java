package io.nightjar.validation.rule;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * The rows that do not fit.
 *
 * @param kind how Great Expectations counts for such a rule
 * @param columns whose values do not fit
 * @param condition true for those rows, never null; nothing if a row alone cannot tell
 */
public record Misfits(Kind kind, List<String> columns, Optional<Column> condition) {
  /** Copies the list. */
  public Misfits {
    columns = List.copyOf(columns);
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
}

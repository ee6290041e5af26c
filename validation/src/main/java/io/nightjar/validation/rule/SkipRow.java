package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;

/** Which rows a rule about several columns leaves out. */
public enum SkipRow {
  /** Those where every column is null. */
  ALL,
  /** Those where at least one column is null. */
  ANY,
  /** None. */
  NEVER;

  /** Whether a row takes part. */
  Column present(List<Column> values) {
    return switch (this) {
      case ALL -> values.stream().map(Column::isNotNull).reduce(Column::or).orElse(lit(true));
      case ANY -> values.stream().map(Column::isNotNull).reduce(Column::and).orElse(lit(true));
      case NEVER -> lit(true);
    };
  }
}

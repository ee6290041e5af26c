package io.nightjar.etl.features;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A declared entry that is taken from the rows of a table. */
interface DeclaredForm {
  /**
   * The entities with the entry's features, each named with a prefix.
   *
   * @param table rows with the nights that see them
   */
  Dataset<Row> joined(Dataset<Row> entities, Dataset<Row> table, String prefix);

  /**
   * The entities with how many rows would have counted, had they been known: one column for some
   * features each.
   *
   * @param table rows with the nights for which they had happened but were not known
   */
  Dataset<Row> withheld(Dataset<Row> entities, Dataset<Row> table, String prefix);

  /** Which of those columns, without prefix, belongs to which feature. */
  Map<String, String> withheldByFeature();
}

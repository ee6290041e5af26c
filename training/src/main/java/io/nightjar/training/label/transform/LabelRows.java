package io.nightjar.training.label.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Adds to each feature row its label, by the feature key: null if there is none. Never changes the
 * number of rows; a key with several label rows shows in {@link #LABEL_ROWS}.
 */
public final class LabelRows {
  /** DOUBLE: the label, 0 or 1 if the query is right; null for a row without one. */
  public static final String LABEL = "_label";

  /** BIGINT: how many label rows the key has; null if none. */
  public static final String LABEL_ROWS = "_label_rows";

  /** The label with the type its query gives it; null for a row without one. */
  public static final String DECLARED = "_label_declared";

  private final List<String> key;
  private final String label;

  /**
   * A join by key.
   *
   * @param key columns of both sides
   * @param label column of the label rows: boolean or a number
   */
  public LabelRows(List<String> key, String label) {
    this.key = List.copyOf(key);
    this.label = label;
  }

  /** The feature rows with the three columns. */
  public Dataset<Row> apply(Dataset<Row> features, Dataset<Row> labels) {
    Column[] keyColumns = key.stream().map(LabelRows::column).toArray(Column[]::new);
    Dataset<Row> onePerKey =
        labels
            .groupBy(keyColumns)
            .agg(
                max(column(label).cast("double")).as(LABEL),
                max(column(label)).as(DECLARED),
                count(lit(1)).as(LABEL_ROWS));
    return features.join(onePerKey, key.toArray(String[]::new), "left");
  }

  private static Column column(String name) {
    return col("`" + name + "`");
  }
}

package io.nightjar.core.table.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.table.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Keeps one row per key: the one with the greatest values, nulls last. Of rows that are equal in
 * those values the same one stays whatever their order, because a digest of the whole row decides.
 */
public final class NewestPerKey {
  private static final String RANK = "_rank";

  private final List<String> key;
  private final List<String> newestBy;

  /**
   * @param key columns that identify a row; nulls are equal to each other
   * @param newestBy columns that decide, the most important first
   */
  public NewestPerKey(List<String> key, List<String> newestBy) {
    this.key = List.copyOf(key);
    this.newestBy = List.copyOf(newestBy);
  }

  /** One row per key. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    List<Column> order = new ArrayList<>();
    newestBy.forEach(column -> order.add(Columns.named(column).desc_nulls_last()));
    order.add(xxhash64(Columns.named(Arrays.asList(rows.columns()))).desc());
    return rows.withColumn(
            RANK,
            row_number()
                .over(Window.partitionBy(Columns.named(key)).orderBy(order.toArray(Column[]::new))))
        .where(col(RANK).equalTo(1))
        .drop(RANK);
  }
}

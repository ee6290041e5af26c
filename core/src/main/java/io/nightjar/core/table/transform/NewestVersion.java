package io.nightjar.core.table.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * Of the versions of each key that could be seen, the one that is valid at the end; none for a key
 * that is gone. When it ended is not said, for that was not known.
 */
final class NewestVersion {
  private static final String RANK = "_rank";

  private final List<String> key;

  /**
   * @param key columns that identify a row; empty if every key is known to come once
   */
  NewestVersion(List<String> key) {
    this.key = key;
  }

  Dataset<Row> apply(Dataset<Row> versions) {
    StructType schema = versions.schema();
    Dataset<Row> newest = key.isEmpty() ? versions : newest(versions, schema);
    return newest
        .where(not(col(Bookkeeping.IS_DELETED)))
        .withColumn(
            Bookkeeping.VALID_TO, lit(null).cast(schema.apply(Bookkeeping.VALID_TO).dataType()));
  }

  private Dataset<Row> newest(Dataset<Row> versions, StructType schema) {
    Column[] keys = Columns.named(key);
    Column[] order = VersionOrder.latestFirst(schema).toArray(Column[]::new);
    return versions
        .withColumn(RANK, row_number().over(Window.partitionBy(keys).orderBy(order)))
        .where(col(RANK).equalTo(1))
        .drop(RANK);
  }
}

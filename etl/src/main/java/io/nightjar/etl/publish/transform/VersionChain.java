package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.transform.VersionOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * The versions of each key in their order, each valid until the next begins. A deletion, and a
 * change that another one with the same place outweighs, stay as rows that are never valid.
 */
final class VersionChain {
  private static final String END = "_end";
  private static final String LATER = "_later";

  private final List<String> key;
  private final Contributions contributions;
  private final StructType table;

  VersionChain(List<String> key, List<String> identity, StructType table) {
    this.key = key;
    this.contributions = new Contributions(key, identity, table);
    this.table = table;
  }

  /**
   * What changes.
   *
   * @param rows of all keys concerned, with {@link Upsert#ADDRESS}, {@link Contributions#IS_NEW}
   *     and {@link Contributions#IS_OLD}
   */
  Dataset<Row> changes(Dataset<Row> rows) {
    Column isAlive = col(Contributions.IS_ALIVE);
    WindowSpec chain =
        Window.partitionBy(chainKey())
            .orderBy(VersionOrder.latestFirst(table).toArray(Column[]::new));
    Column place = struct(Columns.named(VersionOrder.place(table)));
    Column begin = col(Bookkeeping.VALID_FROM);
    Column isOutweighed = coalesce(place.equalTo(col(LATER)), lit(false));
    Column end =
        when(col(Bookkeeping.IS_DELETED).or(isOutweighed), begin)
            .otherwise(col(LATER).getField(Bookkeeping.VALID_FROM));
    Column isChanged =
        col(Upsert.ADDRESS).isNull().or(not(col(END).eqNullSafe(col(Bookkeeping.VALID_TO))));
    Dataset<Row> ended =
        contributions
            .apply(rows)
            .withColumn(LATER, lag(place, 1).over(chain))
            .withColumn(END, end)
            .where(not(isAlive).or(isChanged));
    return Emit.changes(ended, col(Upsert.ADDRESS).isNotNull(), isAlive)
        .withColumn(
            Bookkeeping.VALID_TO,
            when(col(Upsert.IS_PUT), col(END)).otherwise(col(Bookkeeping.VALID_TO)))
        .drop(LATER, END, Contributions.IS_NEW, Contributions.IS_OLD, Contributions.IS_ALIVE);
  }

  private Column[] chainKey() {
    Column[] keys = Columns.named(key);
    Column[] all = Arrays.copyOf(keys, keys.length + 1);
    all[keys.length] = col(Contributions.IS_ALIVE);
    return all;
  }
}

package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.transform.VersionOrder;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of the newest snapshot. One that says what is there already leaves a row alone; one that
 * is older than the newest changes nothing.
 */
public final class SnapshotCurrent implements Upsert.Revision {
  private static final String HASH = "_content";
  private static final String ROWS = "_rows_of_key";
  private static final String LEAST = "_least";
  private static final String GREATEST = "_greatest";

  private final String table;
  private final List<String> key;
  private final Nights nights;

  /**
   * @param table its name, for messages
   * @param key columns that identify a row
   * @param nights that bring their snapshots
   */
  public SnapshotCurrent(String table, List<String> key, Nights nights) {
    this.table = table;
    this.key = List.copyOf(key);
    this.nights = nights;
  }

  @Override
  public Dataset<Row> of(Dataset<Row> state, Dataset<Row> incoming, Upsert.Deliveries deliveries) {
    NavigableSet<LocalDate> others = new TreeSet<>(deliveries.before());
    others.removeIf(nights::contains);
    NavigableSet<LocalDate> now = deliveries.now();
    boolean isNewest = others.isEmpty() || (!now.isEmpty() && now.last().isAfter(others.last()));
    if (!isNewest && deliveries.before().last().isAfter(others.last())) {
      throw EtlErrors.nightsTakenBack(table, nights.toString());
    }
    Column isShown =
        now.isEmpty() ? lit(false) : col(Bookkeeping.LOGICAL_DATE).equalTo(lit(now.last()));
    return changes(
        state.where(lit(isNewest)), incoming.where(isShown.and(lit(isNewest))), incoming.schema());
  }

  private Dataset<Row> changes(Dataset<Row> known, Dataset<Row> snapshot, StructType schema) {
    WindowSpec ofKey = Window.partitionBy(Columns.named(key));
    Column isUnchanged =
        coalesce(col(ROWS).equalTo(2).and(col(LEAST).equalTo(col(GREATEST))), lit(false));
    Dataset<Row> compared =
        known
            .unionByName(snapshot.withColumn(Upsert.ADDRESS, Upsert.noAddress()))
            .withColumn(HASH, VersionOrder.content(schema))
            .withColumn(ROWS, count(lit(1)).over(ofKey))
            .withColumn(LEAST, min(HASH).over(ofKey))
            .withColumn(GREATEST, max(HASH).over(ofKey))
            .where(not(isUnchanged));
    return Emit.changes(compared, col(Upsert.ADDRESS).isNotNull(), col(Upsert.ADDRESS).isNull())
        .drop(HASH, ROWS, LEAST, GREATEST);
  }
}

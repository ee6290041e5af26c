package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.transform.VersionOrder;
import io.nightjar.core.time.Nights;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Versions from a change feed. Every change that was delivered stays as a row, so that a change
 * which comes late finds its place, and a night delivered anew takes back what it had brought: the
 * table is a function of the changes, not of the order in which they came.
 */
public final class FeedVersions implements Upsert.Revision {
  private static final String RANK = "_rank";

  private final List<String> key;
  private final Changes changes;
  private final Nights nights;

  /**
   * @param key columns that identify what changes
   * @param changes which columns say what
   * @param nights that bring their rows
   */
  public FeedVersions(List<String> key, Changes changes, Nights nights) {
    this.key = List.copyOf(key);
    this.changes = changes;
    this.nights = nights;
  }

  /** What one night may bring once. */
  public List<String> identity() {
    List<String> identity = new ArrayList<>(key);
    identity.addAll(changes.sequenceBy());
    identity.add(Bookkeeping.LOGICAL_DATE);
    return identity.stream().distinct().toList();
  }

  /** The changes as rows of the table; of several of a night with one place, one. */
  public Dataset<Row> incoming(Dataset<Row> staged) {
    List<String> order = changes.sequenceBy();
    Dataset<Row> rows =
        staged
            .withColumn(Bookkeeping.VALID_FROM, Columns.named(order.get(0)))
            .withColumn(
                Bookkeeping.VALID_TO,
                lit(null).cast(staged.schema().apply(order.get(0)).dataType()))
            .withColumn(Bookkeeping.IS_DELETED, isDeleted(changes));
    if (order.size() > 1) {
      rows =
          rows.withColumn(
              Bookkeeping.SEQUENCE, struct(Columns.named(order.subList(1, order.size()))));
    }
    return heaviest(rows, identity(), VersionOrder.latestFirst(rows.schema()));
  }

  @Override
  public Dataset<Row> of(Dataset<Row> state, Dataset<Row> incoming, Upsert.Deliveries deliveries) {
    Column isOfNights = col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to()));
    Dataset<Row> rows =
        state
            .withColumn(Contributions.IS_NEW, lit(false))
            .withColumn(Contributions.IS_OLD, isOfNights)
            .unionByName(
                incoming
                    .withColumn(Upsert.ADDRESS, Upsert.noAddress())
                    .withColumn(Contributions.IS_NEW, lit(true))
                    .withColumn(Contributions.IS_OLD, lit(false)));
    return new VersionChain(key, identity(), incoming.schema()).changes(rows);
  }

  /** Of the rows with one identity the first in that order. */
  static Dataset<Row> heaviest(Dataset<Row> rows, List<String> identity, List<Column> order) {
    return rows.withColumn(
            RANK,
            row_number()
                .over(
                    Window.partitionBy(Columns.named(identity))
                        .orderBy(order.toArray(Column[]::new))))
        .where(col(RANK).equalTo(1))
        .drop(RANK);
  }

  /** Whether a change says that its key is gone. */
  static Column isDeleted(Changes changes) {
    return changes
        .operation()
        .map(
            operation ->
                coalesce(
                    Columns.named(operation).cast("string").isin(changes.deletes().toArray()),
                    lit(false)))
        .orElse(lit(false));
  }
}

package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.transform.VersionOrder;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.KeyAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The newest row of each key of a change feed. What was before is forgotten: a night that is
 * delivered anew without something that is the newest of its key fails with a {@link KeyAlarm},
 * unless no other night has brought anything.
 */
public final class FeedCurrent implements Upsert.Revision {
  private static final String CONTENT = "_content";
  private static final String RANK = "_rank";
  private static final String ALIVE_ONES = "_alive_ones";

  private final List<String> key;
  private final Changes changes;
  private final Nights nights;
  private final Optional<Dataset<Row>> deletions;

  /**
   * @param key columns that identify what changes
   * @param changes which columns say what
   * @param nights that bring their rows
   * @param deletions the newest deletion of each key that ever had one; empty if the table is the
   *     one that remembers them
   */
  public FeedCurrent(
      List<String> key, Changes changes, Nights nights, Optional<Dataset<Row>> deletions) {
    this.key = List.copyOf(key);
    this.changes = changes;
    this.nights = nights;
    this.deletions = deletions;
  }

  /** The deletions among changes, with what is needed to know their place. */
  public Dataset<Row> deletions(Dataset<Row> staged) {
    List<String> columns = new ArrayList<>(key);
    columns.addAll(changes.sequenceBy());
    changes.operation().ifPresent(columns::add);
    columns.addAll(Bookkeeping.TIMES);
    return staged
        .where(FeedVersions.isDeleted(changes))
        .select(Columns.named(columns.stream().distinct().toList()));
  }

  @Override
  public Dataset<Row> of(Dataset<Row> state, Dataset<Row> incoming, Upsert.Deliveries deliveries) {
    StructType table = incoming.schema();
    boolean isWhole = deliveries.before().stream().allMatch(nights::contains);
    Column isOfNights = col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to()));
    Dataset<Row> rows =
        state
            .withColumn(Contributions.IS_NEW, lit(false))
            .withColumn(Contributions.IS_OLD, isOfNights)
            .unionByName(
                withDeletions(incoming)
                    .withColumn(Upsert.ADDRESS, Upsert.noAddress())
                    .withColumn(Contributions.IS_NEW, lit(true))
                    .withColumn(Contributions.IS_OLD, lit(false)))
            .withColumn(Bookkeeping.IS_DELETED, FeedVersions.isDeleted(changes))
            .withColumn(CONTENT, VersionOrder.content(table));
    Dataset<Row> contributed = new Contributions(key, key, order(), table).apply(rows);
    return changed(ranked(contributed, isWhole));
  }

  private Dataset<Row> withDeletions(Dataset<Row> incoming) {
    if (deletions.isEmpty()) {
      return incoming;
    }
    Seq<String> columns = JavaConverters.asScalaBuffer(key).toSeq();
    Dataset<Row> keys = incoming.select(Columns.named(key)).distinct();
    return incoming.unionByName(deletions.get().join(keys, columns, "left_semi"), true);
  }

  /** One order for all that is asked, so that rows are sorted once. */
  private List<Column> order() {
    List<Column> order =
        new ArrayList<>(VersionOrder.latestFirst(col(CONTENT), changes.sequenceBy()));
    order.add(col(Contributions.IS_NEW).asc());
    return order;
  }

  private Dataset<Row> ranked(Dataset<Row> rows, boolean isWhole) {
    WindowSpec ofKey =
        Window.partitionBy(Columns.named(key)).orderBy(order().toArray(Column[]::new));
    Column aliveOnes =
        sum(when(col(Contributions.IS_ALIVE), 1))
            .over(ofKey.rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    Dataset<Row> ranked =
        rows.withColumn(RANK, row_number().over(ofKey)).withColumn(ALIVE_ONES, aliveOnes);
    Column isLost = col(RANK).equalTo(1).and(not(col(Contributions.IS_ALIVE)));
    return isWhole ? ranked : ranked.where(KeyAlarm.unless(isLost));
  }

  private Dataset<Row> changed(Dataset<Row> ranked) {
    Column isNewest = col(Contributions.IS_ALIVE).and(col(ALIVE_ONES).equalTo(1));
    Column isGone = col(Upsert.ADDRESS).isNotNull().and(not(isNewest));
    Column isComing = col(Upsert.ADDRESS).isNull().and(isNewest);
    if (deletions.isPresent()) {
      isComing = isComing.and(not(col(Bookkeeping.IS_DELETED)));
    }
    return Emit.changes(ranked, isGone, isComing)
        .drop(
            CONTENT,
            RANK,
            ALIVE_ONES,
            Bookkeeping.IS_DELETED,
            Contributions.IS_NEW,
            Contributions.IS_OLD,
            Contributions.IS_ALIVE);
  }
}

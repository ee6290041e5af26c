package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableDigest;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Replaces what nights have brought earlier by what they bring now. A row that is brought again as
 * it was is the row that is there, so that its file is left alone.
 */
final class Contributions {
  /** BOOLEAN: whether the row comes in now. */
  static final String IS_NEW = "_is_new";

  /** BOOLEAN: whether the row was brought earlier by a night that brings its rows anew. */
  static final String IS_OLD = "_is_old";

  /** BOOLEAN: whether the row counts. */
  static final String IS_ALIVE = "_is_alive";

  private static final String OLD_HASH = "_old_hash";
  private static final String NEW_HASH = "_new_hash";
  private static final String HASH = "_hash";

  private final List<String> key;
  private final List<String> identity;
  private final List<Column> order;
  private final StructType table;

  /**
   * @param key columns that rows are gathered by
   * @param identity columns that are once in the table and once in what comes in, at most
   * @param table its columns
   */
  Contributions(List<String> key, List<String> identity, StructType table) {
    this(key, identity, List.of(), table);
  }

  /**
   * The same where identities may come in more than once.
   *
   * @param order which row of an identity counts of those that come in: the first; the order of the
   *     rows of each identity afterwards, if that is the key
   */
  Contributions(List<String> key, List<String> identity, List<Column> order, StructType table) {
    this.key = key;
    this.identity = identity;
    this.order = order;
    this.table = table;
  }

  /** Adds {@link #IS_ALIVE}; new rows that are there already are left out. */
  Dataset<Row> apply(Dataset<Row> rows) {
    WindowSpec ordered =
        Window.partitionBy(Columns.named(identity)).orderBy(order.toArray(Column[]::new));
    WindowSpec whole =
        ordered.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column oldHash = max(when(col(IS_OLD), col(HASH))).over(whole);
    Column newHash = first(when(col(IS_NEW), col(HASH)), true).over(whole);
    Column isKnown = coalesce(col(OLD_HASH).equalTo(col(HASH)), lit(false));
    Column isAgain = coalesce(col(NEW_HASH).equalTo(col(HASH)), lit(false));
    return rows.repartition(Columns.named(key))
        .withColumn(HASH, TableDigest.rowHash(compared()))
        .withColumn(OLD_HASH, oldHash)
        .withColumn(NEW_HASH, newHash)
        .where(not(col(IS_NEW).and(isKnown)))
        .withColumn(IS_ALIVE, not(col(IS_OLD)).or(isAgain))
        .drop(HASH, OLD_HASH, NEW_HASH);
  }

  /** When a version ends follows from the others. */
  private StructType compared() {
    return new StructType(
        Arrays.stream(table.fields())
            .filter(field -> !field.name().equals(Bookkeeping.VALID_TO))
            .toArray(StructField[]::new));
  }
}

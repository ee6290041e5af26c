package io.nightjar.core.sample.transform;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;

/**
 * Gives each row a chance that depends on the seed and on what identifies the row, and on nothing
 * else: not on its place, its partition or the other rows.
 */
final class DrawChances {
  private static final int DROPPED_BITS = 12;
  private static final double STEP = 0x1p-52;

  private final long seed;
  private final List<String> identity;

  /**
   * @param identity columns that identify a row; empty means all of them
   */
  DrawChances(long seed, List<String> identity) {
    this.seed = seed;
    this.identity = List.copyOf(identity);
  }

  /** The rows with {@link SampleColumns#DRAW} and {@link SampleColumns#TIE}. */
  Dataset<Row> apply(Dataset<Row> rows) {
    List<Column> row = digested(rows);
    Column digest = xxhash64(with(seed, row));
    return rows.withColumn(
            SampleColumns.DRAW,
            shiftrightunsigned(digest, DROPPED_BITS).cast("double").plus(0.5).multiply(STEP))
        .withColumn(SampleColumns.TIE, xxhash64(with(~seed, row)));
  }

  /** Null and no value are told apart, as the digest leaves nulls out. */
  private List<Column> digested(Dataset<Row> rows) {
    List<Column> row = new ArrayList<>();
    for (String name : identity.isEmpty() ? hashable(rows) : identity) {
      row.add(Columns.named(name).isNull());
      row.add(Columns.named(name));
    }
    return row;
  }

  private static List<String> hashable(Dataset<Row> rows) {
    return Arrays.stream(rows.schema().fields())
        .filter(field -> !(field.dataType() instanceof MapType))
        .filter(field -> !field.name().equals(Bookkeeping.RUN))
        .map(field -> field.name())
        .toList();
  }

  private static Column[] with(long seed, List<Column> row) {
    List<Column> all = new ArrayList<>();
    all.add(lit(seed));
    all.addAll(row);
    return all.toArray(Column[]::new);
  }
}

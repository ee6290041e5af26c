package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.Upsert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.aggregation.BitmapAggregator;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * What changes in all.
 *
 * @param goneOf by the name of a file, the numbers of the rows that go out of it; without numbers
 *     where rows cannot be marked
 * @param gone rows that go
 * @param come rows that come
 */
record Sums(Map<String, RoaringBitmapArray> goneOf, TableDigest gone, TableDigest come) {
  private static final String NUMBERS = "numbers";

  /**
   * Adds up changes in one pass.
   *
   * @param isNumbered whether the numbers of rows are wanted; else nothing that grows with the rows
   *     comes to the driver
   */
  static Sums of(Dataset<Row> changes, StructType table, boolean isNumbered) {
    Map<String, RoaringBitmapArray> goneOf = new HashMap<>();
    TableDigest gone = TableDigest.EMPTY;
    TableDigest come = TableDigest.EMPTY;
    List<Column> digest = TableDigest.observable(table);
    for (Row row :
        changes
            .groupBy(col(Upsert.IS_PUT), col(Upsert.ADDRESS).getField("file"))
            .agg(digest.get(0), digest.get(1), numbers(isNumbered))
            .collectAsList()) {
      TableDigest part = digest(row);
      if (row.getBoolean(0)) {
        come = come.changed(TableDigest.EMPTY, part);
      } else {
        gone = gone.changed(TableDigest.EMPTY, part);
        goneOf.put(row.getString(1), read(row.getStruct(row.fieldIndex(NUMBERS))));
      }
    }
    return new Sums(goneOf, gone, come);
  }

  boolean isNone() {
    return gone.rows() == 0 && come.rows() == 0;
  }

  /** Rows that go, each counted once, however often it was named. */
  long distinctGone() {
    return goneOf.values().stream().mapToLong(RoaringBitmapArray::cardinality).sum();
  }

  private static TableDigest digest(Row row) {
    Map<String, Object> numbers = new HashMap<>();
    numbers.put(row.schema().fieldNames()[2], row.get(2));
    numbers.put(row.schema().fieldNames()[3], row.get(3));
    return TableDigest.ofObserved(numbers);
  }

  private static RoaringBitmapArray read(Row numbers) {
    return numbers == null
        ? new RoaringBitmapArray()
        : RoaringBitmapArray.readFrom(numbers.getAs("bitmap"));
  }

  private static Column numbers(boolean isNumbered) {
    if (!isNumbered) {
      return functions.lit(null).cast("struct<bitmap: binary>").as(NUMBERS);
    }
    BitmapAggregator bitmap =
        new BitmapAggregator(
            col(Upsert.ADDRESS).getField("row").expr(), RoaringBitmapArrayFormat.Portable());
    return new Column(bitmap.toAggregateExpression()).as(NUMBERS);
  }
}

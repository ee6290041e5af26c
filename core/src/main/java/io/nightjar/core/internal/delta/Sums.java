package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.Upsert;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What changes in all.
 *
 * @param files names of those that rows go out of
 * @param gone rows that go
 * @param come rows that come
 */
record Sums(Set<String> files, TableDigest gone, TableDigest come) {
  /** Adds up changes in one pass. */
  static Sums of(Dataset<Row> changes, StructType table) {
    Set<String> files = new HashSet<>();
    TableDigest gone = TableDigest.EMPTY;
    TableDigest come = TableDigest.EMPTY;
    List<Column> digest = TableDigest.observable(table);
    for (Row row :
        changes
            .groupBy(col(Upsert.IS_PUT), col(Upsert.FILE))
            .agg(digest.get(0), digest.get(1))
            .collectAsList()) {
      Map<String, Object> numbers = new HashMap<>();
      numbers.put(row.schema().fieldNames()[2], row.get(2));
      numbers.put(row.schema().fieldNames()[3], row.get(3));
      TableDigest part = TableDigest.ofObserved(numbers);
      if (row.getBoolean(0)) {
        come = come.changed(TableDigest.EMPTY, part);
      } else {
        gone = gone.changed(TableDigest.EMPTY, part);
        files.add(row.getString(1));
      }
    }
    return new Sums(files, gone, come);
  }

  boolean isNone() {
    return gone.rows() == 0 && come.rows() == 0;
  }
}

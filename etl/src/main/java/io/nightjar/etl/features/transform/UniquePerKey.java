package io.nightjar.etl.features.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.nightjar.core.table.Columns;
import io.nightjar.etl.KeyAlarm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes sure, while rows are computed, that every key comes once: a second row with a key fails the
 * whole computation, so that a join by the key can neither lose nor multiply rows.
 */
public final class UniquePerKey {
  private static final String COUNT = "_rows_of_key";
  private static final String VALUES = "_values";

  private final List<String> key;

  /** Takes the columns that identify a row. */
  public UniquePerKey(List<String> key) {
    this.key = List.copyOf(key);
  }

  /** The same rows: the key first, then the other columns. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    List<String> others =
        Arrays.stream(rows.columns()).filter(name -> !key.contains(name)).toList();
    List<Column> kept = new ArrayList<>(List.of(Columns.named(key)));
    others.forEach(name -> kept.add(col(VALUES + "." + Columns.quoted(name))));
    Column values = others.isEmpty() ? lit(0) : struct(Columns.named(others));
    return rows.groupBy(Columns.named(key))
        .agg(count(lit(1)).as(COUNT), first(values).as(VALUES))
        .where(KeyAlarm.unless(col(COUNT).gt(1)))
        .select(kept.toArray(Column[]::new));
  }
}

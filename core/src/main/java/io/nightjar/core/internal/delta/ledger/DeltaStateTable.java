package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.table.StateTable;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** State as a Delta table that is not divided: few rows, changed a few at a time. */
public final class DeltaStateTable implements StateTable {
  private final CountedTable table;
  private final String lake;
  private final StructType schema;

  /**
   * Opens a table; nothing is read yet.
   *
   * @param spark the session
   * @param lake root of the lake
   * @param name of the table in the layer {@code ops}
   * @param schema its columns
   */
  public DeltaStateTable(SparkSession spark, String lake, String name, StructType schema) {
    this.table = new CountedTable(spark, lake, TableName.of("ops", name));
    this.lake = lake;
    this.schema = schema;
  }

  @Override
  public State read(String where) {
    return said(
        () -> {
          long revision = table.revision(); // before the rows: newer rows fail to be replaced
          List<Row> rows =
              table.read().map(all -> all.where(where).collectAsList()).orElse(List.of());
          return new State(revision, rows);
        });
  }

  @Override
  public boolean replace(long revision, String where, List<Row> rows) {
    return said(
        () ->
            table.read().isEmpty()
                ? table.commit(rows, schema, write -> write.mode(SaveMode.Append), revision + 1)
                : table.commit(
                    rows,
                    schema,
                    write -> write.mode(SaveMode.Overwrite).option("replaceWhere", where),
                    revision + 1));
  }

  private <T> T said(Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw Failures.translate(table.name().toString(), lake, e);
    }
  }
}

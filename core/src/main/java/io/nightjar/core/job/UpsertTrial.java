package io.nightjar.core.job;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.trial.PlainMerge;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.time.Nights;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The same changes of the same table by Nightjar and by a plain MERGE, for benchmarks. */
public final class UpsertTrial {
  private final Tables tables;
  private final PlainMerge plain;

  /** Works on a lake that is there for a benchmark alone. */
  public UpsertTrial(SparkSession spark, String lake) {
    CommitOrigin run = new CommitOrigin("bench", "", "bench", "", "", -1);
    this.tables = new DeltaTables(spark, lake, run);
    this.plain = new PlainMerge(spark, lake);
  }

  /** A new table in so many files: rows are anywhere in them, or sorted by those columns. */
  public void create(TableName table, Dataset<Row> rows, int files, List<String> sortedBy) {
    plain.create(table, rows, files, sortedBy);
  }

  /** Adds rows to a table without looking at those that are there. */
  public void append(TableName table, Dataset<Row> rows, int files) {
    plain.append(table, rows, files);
  }

  /** A plain MERGE. */
  public void merge(TableName table, Dataset<Row> source, List<String> key) {
    plain.merge(table, source, key);
  }

  /** What publish does. */
  public void upsert(TableName table, Nights nights, Upsert upsert, String fingerprint) {
    tables.upsert(table, nights, upsert, fingerprint);
  }

  /** The newest rows. */
  public Dataset<Row> rows(TableName table) {
    PinnedTable pin = tables.findLatest(table).orElseThrow();
    return tables.read(pin);
  }
}

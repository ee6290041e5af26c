package io.nightjar.core.table;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.time.Nights;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The door to the lakehouse. Only pinned tables can be read, every write returns its commit, and
 * both end up in the run manifest.
 *
 * <p>Writes are idempotent: a write is keyed by (job, table, nights); repeating it with the same
 * fingerprint finds the earlier commit and does nothing, with another fingerprint it replaces the
 * rows in one commit.
 */
public interface Tables {
  /** Pins the newest version, or says that there is no such table. Records nothing. */
  Optional<PinnedTable> findLatest(TableName name);

  /** The rows at that version; fails with exit code 10 if the version cannot be read. */
  Dataset<Row> read(PinnedTable table);

  /** The columns of the newest version, or nothing if there is no such table. Records nothing. */
  Optional<StructType> columns(TableName name);

  /**
   * The same door for tables whose columns may become more: rows written through it may bring
   * columns that the table does not have yet, which are null in all other rows, and may lack some
   * that it has, which are null in them. A column never changes its type.
   */
  Tables evolving();

  /**
   * Replaces the rows of the given nights (column {@link Bookkeeping#LOGICAL_DATE}), creating the
   * table if need be, and keeps all other nights. {@code rows} must hold no other night.
   *
   * @param fingerprint digest of everything that decides the rows: configuration, pins, files
   */
  TableCommit replaceNights(TableName name, Nights nights, Dataset<Row> rows, String fingerprint);

  /**
   * Creates a table whose files are not divided by night, so that maintenance can put the rows of
   * many small nights into one file; does nothing if the table is there, however it is divided.
   */
  void declareUndivided(TableName name, StructType columns);

  /** Replaces the whole table in one commit. */
  TableCommit overwrite(TableName name, Nights nights, Dataset<Row> rows, String fingerprint);

  /**
   * Changes the table key by key, creating it if need be. What the nights have brought earlier is
   * replaced. The commit says how many rows the whole table has, and their digest.
   */
  TableCommit upsert(TableName name, Nights nights, Upsert upsert, String fingerprint);

  /**
   * The commit by which this job has overwritten the whole table with that fingerprint, if its rows
   * are still there; what {@link #overwrite} would find, without computing anything.
   */
  Optional<TableCommit> findOverwritten(TableName name, Nights nights, String fingerprint);

  /** What the log says about one version; empty if the log does not have it any more. */
  Optional<TableVersion> describe(PinnedTable table);

  /** What a failure while rows of that version were computed means for a person. */
  NightjarException failure(PinnedTable table, Throwable failure);

  /** Every version of a table, newest first. */
  List<TableVersion> history(TableName name);

  /** Every table of the lake without stages, sorted. */
  List<TableName> list();
}

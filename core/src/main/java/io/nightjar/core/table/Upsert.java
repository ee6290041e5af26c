package io.nightjar.core.table;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A change of a table key by key, which leaves files alone that it does not concern.
 *
 * @param key columns that identify what changes; none may be null
 * @param identity columns that identify one row of the table; the key is among them
 * @param clusterBy columns that rows are sorted by in their files
 * @param isComplete whether {@code incoming} says something of every key, for instance because one
 *     that it lacks is gone
 * @param isForSparkOnly whether rows that go may be marked as gone in the log instead of taken out
 *     of their files, which is quick but asks reader protocol 3 with deletion vectors of readers
 * @param incoming what the nights have brought, with the columns of the table
 * @param revision what that changes
 */
public record Upsert(
    List<String> key,
    List<String> identity,
    List<String> clusterBy,
    boolean isComplete,
    boolean isForSparkOnly,
    Dataset<Row> incoming,
    Revision revision) {
  /**
   * STRUCT of {@code file}, STRING, and {@code row}, BIGINT from 0: where a row of the table
   * stands; null for a row that stands nowhere.
   */
  public static final String ADDRESS = "_address";

  /** BOOLEAN: whether the row comes into the table; else it goes out of it. */
  public static final String IS_PUT = "_is_put";

  /** Copies the lists. */
  public Upsert {
    key = List.copyOf(key);
    identity = List.copyOf(identity);
    clusterBy = List.copyOf(clusterBy);
  }

  /** The same with other rows that come in. */
  public Upsert with(Dataset<Row> other) {
    return new Upsert(key, identity, clusterBy, isComplete, isForSparkOnly, other, revision);
  }

  /** Whether a key has one row at most. */
  public boolean isUnique() {
    return key.equals(identity);
  }

  /** The {@link #ADDRESS} of a row that stands nowhere. */
  public static Column noAddress() {
    return functions.lit(null).cast("struct<file: string, row: bigint>");
  }

  /** Decides what changes; pure, and may be asked more than once. */
  public interface Revision {
    /**
     * The rows that go, as they are in the table and with their {@link #ADDRESS}, and those that
     * come, without one; with the columns of the table, {@link #ADDRESS} and {@link #IS_PUT}.
     *
     * @param state the rows of the table with {@link #ADDRESS}: all of the keys concerned, but for
     *     those whose validity ended before anything that comes in
     * @param incoming what comes in
     * @param deliveries nights that brought rows
     */
    Dataset<Row> of(Dataset<Row> state, Dataset<Row> incoming, Deliveries deliveries);
  }

  /**
   * Nights that brought rows.
   *
   * @param before those whose rows are in the table already
   * @param now those that bring rows with this change
   */
  public record Deliveries(NavigableSet<LocalDate> before, NavigableSet<LocalDate> now) {}
}

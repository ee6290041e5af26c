package io.nightjar.core.table;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A change of a table key by key, which leaves files alone that it does not concern.
 *
 * @param key columns that identify what changes; none may be null
 * @param identity columns that identify one row of the table; the key is among them
 * @param clusterBy columns that rows are sorted by in their files
 * @param isComplete whether {@code incoming} says something of every key, for instance because one
 *     that it lacks is gone
 * @param incoming what the nights have brought, with the columns of the table
 * @param revision what that changes
 */
public record Upsert(
    List<String> key,
    List<String> identity,
    List<String> clusterBy,
    boolean isComplete,
    Dataset<Row> incoming,
    Revision revision) {
  /** STRING: the file a row of the table is in; null for a row that is in none. */
  public static final String FILE = "_file";

  /** BOOLEAN: whether the row comes into the table; else it goes out of it. */
  public static final String IS_PUT = "_is_put";

  /** Copies the lists. */
  public Upsert {
    key = List.copyOf(key);
    identity = List.copyOf(identity);
    clusterBy = List.copyOf(clusterBy);
  }

  /** Decides what changes; pure, and may be asked more than once. */
  public interface Revision {
    /**
     * The rows that go, as they are in the table and with their {@link #FILE}, and those that come,
     * without one; with the columns of the table, {@link #FILE} and {@link #IS_PUT}.
     *
     * @param state the rows of the table with {@link #FILE}: all of the keys concerned, but for
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

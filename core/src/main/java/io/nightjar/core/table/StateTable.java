package io.nightjar.core.table;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A small table of the layer {@code ops} whose rows change, for the same SQL users as any other.
 * Whoever changes it reads, decides, and replaces what was read if nobody else was faster; whoever
 * was not fast enough reads again. No run owns it.
 */
public interface StateTable {
  /**
   * Rows of the newest version.
   *
   * @param revision what the table has been changed to so far; -1 if there is no table yet
   * @param rows in no order, with all columns of the table
   */
  record State(long revision, List<Row> rows) {
    /** Copies the list. */
    public State {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Reads the rows that fit; none if there is no table yet.
   *
   * @param where a condition in SQL, never one with text of other people in it
   */
  State read(String where);

  /**
   * Puts rows in the place of those that fit, creating the table if need be.
   *
   * @param revision that the rows were decided from
   * @param where a condition in SQL that all new rows meet as well
   * @param rows in the order of the columns
   * @return false if somebody has changed the table since that revision, so that nothing was done
   */
  boolean replace(long revision, String where, List<Row> rows);
}

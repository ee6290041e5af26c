package io.nightjar.core.format;

import java.io.Serializable;

/**
 * A table or view of a database.
 *
 * @param connection name of the connection in the environment
 * @param table name, with its schema where needed
 * @param night DATE or TIMESTAMP column that says to which night a row belongs; empty to read all
 * @param split how several tasks share the rows
 */
public record JdbcTable(String connection, String table, String night, Split split)
    implements Serializable {
  /** For sources that are no table of a database. */
  public static final JdbcTable NONE = new JdbcTable("", "", "", Split.NONE);

  /**
   * How several tasks share the rows.
   *
   * @param by column of numbers; empty for one task
   * @param parts how many tasks
   */
  public record Split(String by, int parts) implements Serializable {
    /** One task. */
    public static final Split NONE = new Split("", 1);
  }

  /** What its rows are said to come from; {@code {date}} stands for the night. */
  public String path() {
    return connection + "/" + table + (night.isEmpty() ? "" : "/{date}");
  }
}

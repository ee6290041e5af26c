package io.nightjar.etl.ingest.database;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A SELECT with the values of its conditions, which are never part of the text.
 *
 * @param what is selected
 * @param from the table, and conditions with a question mark for each value
 * @param values in their order
 */
record Query(String what, String from, List<Serializable> values) implements Serializable {
  /** How many rows come over the network at once. */
  private static final int FETCHED = 2_000;

  Query {
    values = List.copyOf(values);
  }

  /** The same with one more condition. */
  Query where(String condition, Serializable... more) {
    List<Serializable> all = new ArrayList<>(values);
    all.addAll(List.of(more));
    return new Query(what, from + (values.isEmpty() ? " WHERE " : " AND ") + condition, all);
  }

  /** The same rows, of which something else is selected. */
  Query select(String other) {
    return new Query(other, from, values);
  }

  /** Ready to run. */
  PreparedStatement on(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("SELECT " + what + " FROM " + from);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    statement.setFetchSize(FETCHED);
    return statement;
  }
}

package io.nightjar.etl.ingest.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;

/** What a task does: reads the rows of one query, each as a line of JSON. */
final class ReadRows implements FlatMapFunction<Query, String> {
  private static final long serialVersionUID = 1L;

  private final Database database;
  private final String state;

  /**
   * @param state the name of the state to see, or empty
   */
  ReadRows(Database database, String state) {
    this.database = database;
    this.state = state;
  }

  @Override
  public Iterator<String> call(Query query) throws IOException {
    Connection connection = database.open(state);
    TaskCompletionListener close = context -> close(connection);
    TaskContext.get().addTaskCompletionListener(close);
    try {
      return new RowLines(query.on(connection).executeQuery());
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Everything has been read or has failed already.
    }
  }
}

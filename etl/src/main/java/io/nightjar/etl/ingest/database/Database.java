package io.nightjar.etl.ingest.database;

import io.nightjar.core.config.DatabaseConnection;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * Opens connections that can only read, each with one transaction that sees one state of the
 * database.
 */
final class Database implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String POSTGRESQL = "PostgreSQL";

  private final DatabaseConnection settings;

  Database(DatabaseConnection settings) {
    this.settings = settings;
  }

  /** Whether there is a driver for its address. */
  boolean hasDriver() {
    try {
      return driver().isPresent();
    } catch (SQLException e) {
      return false;
    }
  }

  /** A connection that sees the state of this moment. */
  Connection open() throws DatabaseFailure {
    return open("");
  }

  /** A connection that sees the state that another has shared; of this moment if it is empty. */
  Connection open(String state) throws DatabaseFailure {
    Properties login = new Properties();
    if (!settings.user().isEmpty()) {
      login.setProperty("user", settings.user());
    }
    if (!settings.password().isEmpty()) {
      login.setProperty("password", settings.password());
    }
    try {
      Driver driver = driver().orElseThrow(() -> new SQLException("no driver", "08001"));
      Connection connection = driver.connect(settings.url(), login);
      try {
        begin(connection, state);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /**
   * The name under which others can see the state that a connection sees, as long as it is open;
   * nothing if the database has no such names.
   */
  static Optional<String> share(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet name = statement.executeQuery("SELECT pg_export_snapshot()")) {
      name.next();
      return Optional.of(name.getString(1));
    }
  }

  private static void begin(Connection connection, String state) throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    if (!state.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION SNAPSHOT '" + state.replace("'", "") + "'");
      }
    }
  }

  private Optional<Driver> driver() throws SQLException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (driver.acceptsURL(settings.url())) {
        return Optional.of(driver);
      }
    }
    return Optional.empty();
  }
}

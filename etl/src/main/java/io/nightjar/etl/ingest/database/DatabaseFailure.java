package io.nightjar.etl.ingest.database;

import io.nightjar.core.error.NightjarException;
import io.nightjar.etl.EtlErrors;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Carries what a database refused from an executor to the driver, without its words: they may hold
 * values or secrets.
 */
final class DatabaseFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final String state;

  private DatabaseFailure(String state) {
    super("SQL state " + state);
    this.state = state;
  }

  static DatabaseFailure of(SQLException e) {
    String state = e.getSQLState();
    return new DatabaseFailure(state == null || !state.matches("[0-9A-Z]{5}") ? "unknown" : state);
  }

  /** The failure for people. */
  NightjarException named(String source, String connection, String table) {
    return switch (state.substring(0, 2)) {
      case "08" -> EtlErrors.databaseUnreachable(source, connection, getMessage());
      case "28", "3D" -> EtlErrors.loginRefused(source, connection, getMessage());
      case "42", "3F" -> EtlErrors.tableUnreadable(source, connection, table, getMessage());
      default -> EtlErrors.databaseFailed(source, connection, table, getMessage());
    };
  }
}

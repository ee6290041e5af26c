package io.nightjar.etl.ingest.database;

import io.nightjar.core.config.DatabaseConnection;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.format.JdbcTable;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Copies rows of a table, all from one state of the database, into a folder of files. */
public final class TableCopy {
  private final SparkSession spark;
  private final Source source;
  private final JdbcTable table;
  private final String connection;
  private final Database database;
  private final NightRows nightRows;

  /**
   * Reads nothing yet.
   *
   * @param zone of the pipeline, whose midnights are the bounds of nights
   */
  public TableCopy(SparkSession spark, DatabaseConnection settings, Source source, ZoneId zone) {
    this.spark = spark;
    this.source = source;
    this.table = source.form().jdbc();
    this.connection = settings.name();
    this.database = new Database(settings);
    this.nightRows = new NightRows(source, zone);
  }

  /**
   * Copies the rows of a night, or all; the folder appears when they are complete and takes the
   * place of an earlier one. Fails with exit code 40 if the database does not answer, with 10 if it
   * refuses the login or has no such table, with 50 if rows were lost on the way.
   *
   * @param night null for the whole table
   * @param runId tells apart what runs write at the same time
   */
  public void into(Path folder, LocalDate night, String runId) {
    if (!database.hasDriver()) {
      throw EtlErrors.databaseUnsuited(
          source.name(), connection, "there is no driver for its url; add its jar with --jars");
    }
    try (Connection view = database.open()) {
      copy(view, new CopiedFiles(spark, folder, runId), night);
    } catch (SQLException e) {
      throw named(DatabaseFailure.of(e));
    } catch (DatabaseFailure e) {
      throw named(e);
    } catch (IOException e) {
      throw CoreErrors.storageFailed(
          "keep rows of source " + source.name() + " in", folder.toString(), e);
    }
  }

  private void copy(Connection view, CopiedFiles files, LocalDate night)
      throws SQLException, IOException {
    TableShape shape = TableShape.of(view, table.table());
    Query rows = night == null ? shape.all() : nightRows.of(shape, night);
    Optional<String> state = Database.share(view);
    if (state.isEmpty() && table.split().parts() > 1) {
      throw EtlErrors.databaseUnsuited(
          source.name(),
          connection,
          "its tasks cannot all see one state of it, which only PostgreSQL lets them; take split"
              + " out");
    }
    List<Query> queries = new RowRanges(view, shape).of(source, rows);
    long copied = written(files, queries, state.orElse(""));
    if (state.isPresent()) {
      requireAll(copied, count(view, rows));
    }
    files.publish(shape.columns(), copied);
  }

  private long written(CopiedFiles files, List<Query> queries, String state) throws IOException {
    try {
      return files.write(queries, new ReadRows(database, state));
    } catch (Exception e) { // Spark wraps what executors throw, in checked exceptions too
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof DatabaseFailure failure) {
          throw failure;
        }
      }
      throw e;
    }
  }

  private static long count(Connection view, Query rows) throws SQLException {
    try (PreparedStatement statement = rows.select("COUNT(*)").on(view);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  private void requireAll(long copied, long stored) {
    if (copied != stored) {
      throw EtlErrors.rowsNotConserved(
          "Source " + source.name(),
          stored,
          copied,
          "copied from table %s of connection %s".formatted(table.table(), connection));
    }
  }

  private RuntimeException named(DatabaseFailure failure) {
    return failure.named(source.name(), connection, table.table());
  }
}

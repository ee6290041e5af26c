package io.nightjar.cli.lake;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * {@code ops.table_status}: a row for each published table, which says whether it is safe to use
 * today. It is made from the ledger and the open incidents whenever it is asked for.
 */
final class TableStatus {
  static final TableName NAME = TableName.of("ops", "table_status");

  private static final String FILE = "table_status.sql";
  private static final TableName RUNS = TableName.of("ops", "runs");

  /** What may not be there yet, and what stands for it then. */
  private static final Map<TableName, String> OPTIONAL =
      Map.of(
          TableName.of("ops", "check_results"),
          "SELECT '' AS table_name, '' AS rule, '' AS outcome, '' AS severity, '' AS action,"
              + " DATE'1970-01-01' AS _logical_date, TIMESTAMP'1970-01-01 00:00:00' AS checked_at"
              + " WHERE false",
          TableName.of("ops", "incidents"),
          "SELECT '' AS table_name, '' AS status, '' AS severity WHERE false");

  private final LakeSession session;

  TableStatus(LakeSession session) {
    this.session = session;
  }

  /** The rows; fails with exit code 10 if nothing has run in the lake yet. */
  Dataset<Row> rows() {
    Map<TableName, Dataset<Row>> tables = new HashMap<>();
    tables.put(RUNS, find(RUNS).orElseThrow(() -> CoreErrors.tableNotFound(RUNS.toString())));
    OPTIONAL.forEach(
        (name, nothing) -> tables.put(name, find(name).orElseGet(() -> run(nothing, Map.of()))));
    return run(text(), tables);
  }

  private Optional<Dataset<Row>> find(TableName name) {
    Optional<PinnedTable> pin = session.tables().findLatest(name);
    return pin.map(session.tables()::read);
  }

  private Dataset<Row> run(String sql, Map<TableName, Dataset<Row>> tables) {
    return session.adHocQueries().run(new SqlText(FILE, sql), tables, Map.of());
  }

  private static String text() {
    try (InputStream in = TableStatus.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

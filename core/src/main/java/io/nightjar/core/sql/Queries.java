package io.nightjar.core.sql;

import io.nightjar.core.table.TableName;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Runs the SQL of the configuration. A query sees exactly the tables it is given, under their
 * names; anything the allow-list of {@link SqlGuard} does not know is refused with exit code 10 and
 * file and line.
 */
public interface Queries {
  /**
   * The result of a query, not yet computed.
   *
   * @param sql the query
   * @param tables what its table names mean
   * @param parameters values of {@code :date} and {@code :as_of}: {@link java.time.LocalDate},
   *     {@link java.time.Instant}
   */
  Dataset<Row> run(
      SqlText sql, Map<TableName, Dataset<Row>> tables, Map<String, Object> parameters);

  /** An expression over the columns of a table, guarded in the same way. */
  Column expression(SqlText sql);
}

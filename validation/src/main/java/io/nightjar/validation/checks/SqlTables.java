package io.nightjar.validation.checks;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.rule.RowCondition;
import io.nightjar.validation.rule.RuleProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs the SQL of suites under the rules for all SQL of a configuration. */
public final class SqlTables implements OtherTables {
  private static final TableName BATCH = TableName.of("batch", "rows");

  private final String file;
  private final Queries queries;
  private final Function<String, Optional<Dataset<Row>>> tables;

  /**
   * Prepares to answer.
   *
   * @param file the suite, for messages
   * @param queries runs SQL
   * @param tables the tables that may be read, by the name that suites use
   */
  public SqlTables(String file, Queries queries, Function<String, Optional<Dataset<Row>>> tables) {
    this.file = file;
    this.queries = queries;
    this.tables = tables;
  }

  /**
   * The SQL of a rule in which {@code {batch}} is a table that the guard knows. Doubled braces are
   * braces, and a semicolon at the end is dropped.
   */
  public static String sql(String written) {
    String plain =
        written.replace("{batch}", BATCH.toString()).replace("{{", "{").replace("}}", "}").strip();
    return plain.endsWith(";") ? plain.substring(0, plain.length() - 1) : plain;
  }

  @Override
  public Dataset<Row> table(String name) throws RuleProblem {
    return tables
        .apply(name)
        .orElseThrow(
            () -> OtherTables.problem("there is no table \"%s\" to compare with".formatted(name)));
  }

  @Override
  public Dataset<Row> query(String written, Dataset<Row> rows) throws RuleProblem {
    SqlText sql = new SqlText(file, sql(written));
    try {
      Map<TableName, Dataset<Row>> known = new HashMap<>();
      for (TableName name : SqlGuard.tables(sql)) {
        known.put(name, name.equals(BATCH) ? rows : table(name.toString()));
      }
      return queries.run(sql, known, Map.of());
    } catch (NightjarException e) {
      throw problem(e);
    }
  }

  @Override
  public Column expression(RowCondition.Sql sql) throws RuleProblem {
    try {
      return queries.expression(new SqlText(file, sql.text()));
    } catch (NightjarException e) {
      throw problem(e);
    }
  }

  private static RuleProblem problem(NightjarException e) {
    return OtherTables.problem(e.getMessage().lines().findFirst().orElse("the SQL is refused"));
  }
}

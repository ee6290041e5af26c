package io.nightjar.core.internal.spark;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.sql.SqlUse;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * Runs guarded SQL with Spark. The parsed tree that was guarded is the one that runs: its table
 * names are replaced by the plans of the given tables, so that no catalogue, view or path is ever
 * looked up, and nothing is registered in the session.
 */
public final class SparkQueries implements Queries {
  private final SparkSession spark;
  private final SqlUse use;

  /** Queries of pipelines. */
  public SparkQueries(SparkSession spark) {
    this(spark, SqlUse.PIPELINE_QUERY);
  }

  private SparkQueries(SparkSession spark, SqlUse use) {
    this.spark = spark;
    this.use = use;
  }

  /** Queries typed by people: read only as well, but rows may come in any order. */
  public static SparkQueries adHoc(SparkSession spark) {
    return new SparkQueries(spark, SqlUse.AD_HOC_QUERY);
  }

  @Override
  public Dataset<Row> run(
      SqlText sql, Map<TableName, Dataset<Row>> tables, Map<String, Object> parameters) {
    refuse(SqlGuard.problems(sql, use));
    return inSession(
        sql,
        () -> {
          LogicalPlan parsed = new CatalystSqlParser().parsePlan(sql.text());
          LogicalPlan bound = new SqlBinding(sql, tables).bind(parsed, parameters);
          Dataset<Row> rows = Dataset.ofRows(spark, bound);
          refuse(new SqlPlanCheck(sql).problems(rows.queryExecution().analyzed()));
          return rows;
        });
  }

  @Override
  public Column expression(SqlText sql) {
    refuse(SqlGuard.expressionProblems(sql));
    return inSession(sql, () -> new Column(new CatalystSqlParser().parseExpression(sql.text())));
  }

  /** Parser and analyser take ANSI mode and time zone from the active session of the thread. */
  private <T> T inSession(SqlText sql, Supplier<T> action) {
    try {
      return spark.withActive(action::get);
    } catch (NightjarException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw CoreErrors.invalidQuery(
          SqlFailure.at(sql, 1, "SQL is nested too deeply; split it with WITH"), e);
    } catch (Exception e) {
      throw SqlFailure.translate(sql, e);
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw CoreErrors.invalidQuery(String.join(System.lineSeparator(), problems), null);
    }
  }
}

package io.nightjar.core.sql;

import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * Says what is wrong with SQL of a configuration, without a Spark session: Spark's own parser makes
 * the tree, and a list of allowed nodes and functions is walked over the whole of it, with common
 * tables, subqueries and windows. What the list does not know is refused.
 *
 * <p>Every problem is one line, {@code file:line: what, why, what to do instead}; the line is that
 * of the SQL file, unless the file name given already ends with a line ({@code flights.yaml:12}).
 */
public final class SqlGuard {
  private SqlGuard() {}

  /** What is wrong with a query of a pipeline; empty if it may run. */
  public static List<String> problems(SqlText query) {
    return problems(query, SqlUse.PIPELINE_QUERY);
  }

  /** What is wrong with an expression over one row; empty if it may be used. */
  public static List<String> expressionProblems(SqlText expression) {
    return problems(expression, SqlUse.PIPELINE_EXPRESSION);
  }

  /** What is wrong with a piece of SQL, by the rules of its use. */
  public static List<String> problems(SqlText sql, SqlUse use) {
    SqlProblems problems = new SqlProblems(sql);
    walk(sql, use, problems, new TreeSet<>());
    return problems.all();
  }

  /** The tables a query reads, common tables left out; none if it cannot be parsed. */
  public static Set<TableName> tables(SqlText query) {
    Set<TableName> tables = new TreeSet<>();
    walk(query, SqlUse.AD_HOC_QUERY, new SqlProblems(query), tables);
    return tables;
  }

  private static void walk(SqlText sql, SqlUse use, SqlProblems problems, Set<TableName> tables) {
    boolean isQuery = use != SqlUse.PIPELINE_EXPRESSION;
    SqlTokens.check(sql, isQuery, problems);
    if (!problems.isEmpty()) {
      return;
    }
    try {
      QueryWalk walk = new QueryWalk(use, problems, tables);
      if (isQuery) {
        LogicalPlan plan = new CatalystSqlParser().parsePlan(sql.text());
        walk.query(plan);
      } else {
        Expression expression = new CatalystSqlParser().parseExpression(sql.text());
        walk.expression(expression);
      }
    } catch (StackOverflowError e) {
      problems.add(1, "SQL is nested too deeply; split it with WITH");
    } catch (Exception e) {
      problems.add(lineOf(e), syntax(e));
    }
  }

  private static int lineOf(Exception failure) {
    return failure instanceof ParseException parse ? SqlProblems.line(parse.start().line(), 1) : 1;
  }

  private static String syntax(Exception failure) {
    if (failure instanceof ParseException parse) {
      return ParseFailure.sentence(parse);
    }
    if (failure instanceof SparkThrowable) {
      return "cannot be read as SQL; only one SELECT is allowed";
    }
    return "cannot be read as SQL (%s)"
        .formatted(
            Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName()));
  }
}

package io.nightjar.core.internal.spark;

import io.nightjar.core.sql.SqlText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.Collect;
import org.apache.spark.sql.catalyst.expressions.aggregate.First;
import org.apache.spark.sql.catalyst.expressions.aggregate.Last;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.TimestampNTZType;
import scala.collection.JavaConverters;

/**
 * Looks at a query a second time, after Spark has resolved every name: whatever an innocent name
 * turned into, it must neither run code nor depend on clock, session, files or chance. The plans of
 * the given tables are not looked at.
 */
final class SqlPlanCheck {
  private static final Set<String> REFUSED =
      Set.of(
          "CallMethodViaReflection",
          "CurrentBatchTimestamp",
          "CurrentCatalog",
          "CurrentDatabase",
          "CurrentDate",
          "CurrentTimeZone",
          "CurrentTimestamp",
          "CurrentUser",
          "DistributedSequenceID",
          "InputFileBlockLength",
          "InputFileBlockStart",
          "InputFileName",
          "LocalTimestamp",
          "MonotonicallyIncreasingID",
          "Now",
          "Rand",
          "Randn",
          "Shuffle",
          "SparkPartitionID",
          "SparkVersion",
          "Uuid",
          "PrintToStderr");

  private static final Pattern CLOCK_WORD =
      Pattern.compile("(?is)\\s*(now|today|tomorrow|yesterday)\\b.*");

  private final SqlText sql;
  private final Set<String> problems = new LinkedHashSet<>();

  SqlPlanCheck(SqlText sql) {
    this.sql = sql;
  }

  List<String> problems(LogicalPlan analysed) {
    plan(analysed);
    return List.copyOf(problems);
  }

  private void plan(LogicalPlan plan) {
    if (plan instanceof SubqueryAlias alias && !alias.identifier().qualifier().isEmpty()) {
      return;
    }
    JavaConverters.seqAsJavaList(plan.expressions()).forEach(this::expression);
    JavaConverters.seqAsJavaList(plan.children()).forEach(this::plan);
  }

  private void expression(Expression expression) {
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      plan(plan);
    }
    String name = expression.getClass().getSimpleName();
    if (expression instanceof UserDefinedExpression) {
      problem(expression, "a function defined in the session is not allowed");
      return;
    }
    if (REFUSED.contains(name) || isChance(expression)) {
      problem(
          expression,
          "function %s is not allowed".formatted(expression.prettyName().toLowerCase(Locale.ROOT)));
      return;
    }
    if (expression instanceof Cast cast && isMoment(cast.dataType()) && isClock(cast.child())) {
      problem(expression, "a text that means the current time is not allowed; use :date or :as_of");
    }
    JavaConverters.seqAsJavaList(expression.children()).forEach(this::expression);
    if (expression instanceof RuntimeReplaceable replaced) {
      expression(replaced.replacement());
    }
  }

  /** Order-dependent functions are judged by the guard, which sees the window they stand over. */
  private boolean isChance(Expression expression) {
    boolean byOrder =
        expression instanceof First
            || expression instanceof Last
            || expression instanceof Collect<?>;
    boolean bySelf =
        !expression.deterministic()
            && JavaConverters.seqAsJavaList(expression.children()).stream()
                .allMatch(Expression::deterministic);
    return bySelf && !byOrder;
  }

  private static boolean isMoment(DataType type) {
    return type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type instanceof TimestampNTZType;
  }

  private static boolean isClock(Expression text) {
    if (!text.foldable() || !text.dataType().equals(DataTypes.StringType)) {
      return false;
    }
    try {
      return CLOCK_WORD.matcher(String.valueOf(text.eval(null))).matches();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private void problem(Expression expression, String message) {
    problems.add(SqlFailure.at(sql, SqlFailure.line(expression.origin()), message));
  }
}

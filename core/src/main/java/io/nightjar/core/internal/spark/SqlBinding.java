package io.nightjar.core.internal.spark;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.NameParameterizedQuery;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.functions;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

/** Puts the given tables and values in the place of table names and parameters. */
final class SqlBinding {
  private final SqlText sql;
  private final Map<TableName, Dataset<Row>> tables;

  SqlBinding(SqlText sql, Map<TableName, Dataset<Row>> tables) {
    this.sql = sql;
    this.tables = tables;
  }

  LogicalPlan bind(LogicalPlan parsed, Map<String, Object> parameters) {
    LogicalPlan withTables = replace(parsed);
    scala.collection.immutable.Map<String, Expression> values = emptyMap();
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      values =
          values.$plus(
              new Tuple2<>(parameter.getKey(), functions.lit(parameter.getValue()).expr()));
    }
    return values.isEmpty() ? withTables : new NameParameterizedQuery(withTables, values);
  }

  private static scala.collection.immutable.Map<String, Expression> emptyMap() {
    return scala.collection.immutable.Map$.MODULE$.<String, Expression>empty();
  }

  private LogicalPlan replace(LogicalPlan plan) {
    return plan.transformDownWithSubqueries(new Replacement());
  }

  /** Common tables are no children of their WITH, so Spark's transform does not reach them. */
  private LogicalPlan replaceCommonTables(UnresolvedWith with) {
    List<Tuple2<String, SubqueryAlias>> relations =
        JavaConverters.seqAsJavaList(with.cteRelations()).stream()
            .map(named -> new Tuple2<>(named._1(), (SubqueryAlias) replace(named._2())))
            .toList();
    return with.copy(with.child(), JavaConverters.asScalaBuffer(relations).toList());
  }

  private LogicalPlan table(UnresolvedRelation relation) {
    List<String> parts = JavaConverters.seqAsJavaList(relation.multipartIdentifier());
    if (parts.size() == 1) {
      return relation;
    }
    TableName name = TableName.parse(String.join(".", parts));
    Dataset<Row> rows = tables.get(name);
    if (rows == null) {
      throw CoreErrors.invalidQuery(unknown(name, SqlFailure.line(relation.origin())), null);
    }
    List<String> qualifier = parts.subList(0, parts.size() - 1);
    Seq<String> scalaQualifier = JavaConverters.asScalaBuffer(qualifier).toList();
    return new SubqueryAlias(
        new AliasIdentifier(name.name(), scalaQualifier), rows.queryExecution().analyzed());
  }

  private String unknown(TableName name, int line) {
    String known =
        tables.isEmpty()
            ? "it may read no table"
            : "it may read "
                + String.join(
                    ", ",
                    new TreeSet<>(tables.keySet()).stream().map(TableName::toString).toList());
    return SqlFailure.at(
        sql, line, "table %s is not there for this query; %s".formatted(name, known));
  }

  /** Applies to every node, so that the whole rule stands in one place. */
  private final class Replacement extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof UnresolvedRelation || plan instanceof UnresolvedWith;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      return plan instanceof UnresolvedWith with
          ? replaceCommonTables(with)
          : table((UnresolvedRelation) plan);
    }
  }
}

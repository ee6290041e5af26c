package io.nightjar.core.sql;

import io.nightjar.core.table.TableName;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.WindowSpecDefinition;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.WithWindowDefinition;
import org.apache.spark.sql.types.DataType;
import scala.Product;
import scala.Tuple2;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Walks over a parsed query: every node in every field of every node, so that nothing can hide in a
 * place that Spark does not count among the children.
 */
final class QueryWalk {
  private static final int DEEPEST = 400;

  private final SqlUse use;
  private final SqlProblems problems;
  private final Set<TableName> tables;
  private final ExpressionRules expressions;

  QueryWalk(SqlUse use, SqlProblems problems, Set<TableName> tables) {
    this.use = use;
    this.problems = problems;
    this.tables = tables;
    this.expressions = new ExpressionRules(use, problems);
  }

  void query(LogicalPlan plan) {
    visit(plan, Scope.OUTERMOST);
  }

  void expression(Expression expression) {
    visit(expression, Scope.OUTERMOST);
  }

  private void visit(Object node, Scope scope) {
    if (node instanceof LogicalPlan plan) {
      plan(plan, scope.at(SqlProblems.line(plan.origin().line(), scope.line())));
    } else if (node instanceof Expression expression) {
      expression(expression, scope.at(SqlProblems.line(expression.origin().line(), scope.line())));
    } else if (node instanceof Iterable<?> several) {
      visitAll(several.iterator(), scope);
    } else if (node instanceof Product product && !(node instanceof DataType)) {
      visitAll(product.productIterator(), scope);
    }
  }

  private void visitAll(Iterator<?> nodes, Scope scope) {
    while (nodes.hasNext()) {
      visit(nodes.next(), scope);
    }
  }

  private void plan(LogicalPlan plan, Scope scope) {
    if (isTooDeep(scope)) {
      return;
    }
    if (use == SqlUse.PIPELINE_EXPRESSION) {
      problems.add(scope.line(), "a subquery is not allowed in an expression");
      return;
    }
    if (!NodeCatalog.isAllowedPlan(plan)) {
      problems.add(scope.line(), NodeCatalog.refusal(plan, true));
      return;
    }
    check(plan, scope);
    if (plan instanceof UnresolvedWith with) {
      with(with, scope);
    } else if (plan instanceof WithWindowDefinition defined) {
      windows(defined, scope);
    } else {
      visitAll(plan.productIterator(), scope.inCall("", false));
    }
  }

  private void check(LogicalPlan plan, Scope scope) {
    if (plan instanceof UnresolvedRelation relation) {
      new RelationRule(use, problems, tables).check(relation, scope);
    } else if (plan instanceof SubqueryAlias alias) {
      expressions.newName(alias.identifier().name(), scope);
    } else if (plan instanceof UnresolvedTableValuedFunction function) {
      String name = function.name().mkString(".");
      if (!FunctionCatalog.isGenerator(name.toLowerCase(java.util.Locale.ROOT))) {
        problems.add(scope.line(), "table function %s is not allowed".formatted(name));
      }
    } else if (plan instanceof Sort sort && !sort.global()) {
      problems.add(scope.line(), "SORT BY and CLUSTER BY are not allowed; use ORDER BY");
    } else if (plan instanceof GlobalLimit limit && use.isRepeatable() && !isOrdered(limit)) {
      problems.add(scope.line(), "LIMIT without ORDER BY takes any rows; add an ORDER BY");
    }
  }

  private static boolean isOrdered(LogicalPlan limit) {
    LogicalPlan below = limit;
    while (below instanceof GlobalLimit
        || below instanceof LocalLimit
        || below instanceof Offset
        || below instanceof WithWindowDefinition) {
      below = below.children().head();
    }
    return below instanceof Sort sort && sort.global();
  }

  private void with(UnresolvedWith with, Scope scope) {
    Scope inner = scope;
    Iterator<Tuple2<String, SubqueryAlias>> relations = with.cteRelations().iterator();
    while (relations.hasNext()) {
      Tuple2<String, SubqueryAlias> relation = relations.next();
      visit(relation._2(), inner);
      inner = inner.withCommonTable(relation._1());
    }
    visit(with.child(), inner);
  }

  private void windows(WithWindowDefinition defined, Scope scope) {
    Scope inner = scope;
    Iterator<Tuple2<String, WindowSpecDefinition>> windows = defined.windowDefinitions().iterator();
    while (windows.hasNext()) {
      Tuple2<String, WindowSpecDefinition> window = windows.next();
      visit(window._2(), scope);
      inner = inner.withWindow(window._1(), !window._2().orderSpec().isEmpty());
    }
    visit(defined.child(), inner);
  }

  private void expression(Expression expression, Scope scope) {
    if (isTooDeep(scope)) {
      return;
    }
    if (!NodeCatalog.isAllowedExpression(expression)) {
      problems.add(scope.line(), NodeCatalog.refusal(expression, false));
      return;
    }
    Scope inside = expressions.check(expression, scope);
    visitAll(expression.productIterator(), inside);
  }

  private boolean isTooDeep(Scope scope) {
    if (scope.depth() > DEEPEST) {
      problems.add(1, "SQL is nested too deeply; split it with WITH");
      return true;
    }
    return false;
  }
}

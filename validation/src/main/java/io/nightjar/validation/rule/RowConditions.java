package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.nightjar.validation.rule.RowCondition.ColumnComparison;
import io.nightjar.validation.rule.RowCondition.Combination;
import io.nightjar.validation.rule.RowCondition.Comparison;
import io.nightjar.validation.rule.RowCondition.Membership;
import io.nightjar.validation.rule.RowCondition.Nullity;
import io.nightjar.validation.rule.RowCondition.Sql;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** Binds row conditions to the columns of a table. */
final class RowConditions {
  private RowConditions() {}

  /** Whether a row is meant; never null. */
  static Column of(RowCondition condition, Scope scope) throws RuleProblem {
    return coalesce(plain(condition, scope), lit(false));
  }

  private static Column plain(RowCondition condition, Scope scope) throws RuleProblem {
    if (condition instanceof Comparison comparison) {
      Field field = scope.find(comparison.column());
      Optional<Column> literal = Literals.of(comparison.value(), field);
      return literal.isEmpty()
          ? lit(comparison.operator().equals("!=")).and(field.value().isNotNull())
          : compared(field.value(), comparison.operator(), literal.get());
    }
    if (condition instanceof ColumnComparison columns) {
      return compared(
          scope.find(columns.column()).value(),
          columns.operator(),
          scope.find(columns.other()).value());
    }
    if (condition instanceof Membership membership) {
      Field field = scope.find(membership.column());
      Column isIn = Literals.isIn(membership.values(), field);
      return field.value().isNotNull().and(membership.isIn() ? isIn : not(isIn));
    }
    if (condition instanceof Nullity nullity) {
      Column value = scope.find(nullity.column()).value();
      return nullity.isNull() ? value.isNull() : value.isNotNull();
    }
    return condition instanceof Combination combination
        ? combined(combination, scope)
        : scope.others().expression((Sql) condition);
  }

  private static Column combined(Combination combination, Scope scope) throws RuleProblem {
    Column all = lit(combination.isAll());
    for (RowCondition part : combination.conditions()) {
      Column next = of(part, scope);
      all = combination.isAll() ? all.and(next) : all.or(next);
    }
    return all;
  }

  private static Column compared(Column left, String operator, Column right) {
    return switch (operator) {
      case "==" -> left.equalTo(right);
      case "!=" -> left.notEqual(right);
      case "<" -> left.lt(right);
      case "<=" -> left.leq(right);
      case ">" -> left.gt(right);
      default -> left.geq(right);
    };
  }
}

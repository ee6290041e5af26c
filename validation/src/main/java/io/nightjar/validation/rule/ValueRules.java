package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.nightjar.validation.rule.Misfits.Kind;
import io.nightjar.validation.rule.RowRule.Conditions;
import java.util.List;
import org.apache.spark.sql.Column;

/** Rules about the values of one column. */
public final class ValueRules {
  private ValueRules() {}

  /** No nulls; the share is of all rows. */
  public static Rule notNull(String column, double mostly) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> new Conditions(lit(true), scope.find(column).value().isNull(), Kind.NULLS));
  }

  /** Nothing but nulls; the share is of all rows. */
  public static Rule isNull(String column, double mostly) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> new Conditions(lit(true), scope.find(column).value().isNotNull(), Kind.NULLS));
  }

  /** Values out of a list; no value is in an empty one. */
  public static Rule inSet(String column, List<Constant> set, double mostly) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> {
          Field field = scope.find(column);
          return Conditions.values(field, not(Literals.isIn(set, field)));
        });
  }

  /** No values out of a list. */
  public static Rule notInSet(String column, List<Constant> set, double mostly) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> {
          Field field = scope.find(column);
          return Conditions.values(field, Literals.isIn(set, field));
        });
  }

  /** Values inside a range; NaN is outside of every range. */
  public static Rule between(String column, Bounds bounds, double mostly) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> {
          Field field = scope.find(column);
          return Conditions.values(
              field,
              field.isText() && bounds.isOfNumbers()
                  ? outside(field.read("double"), bounds)
                  : outside(field, bounds));
        });
  }

  /** A text that is no number is outside of every range. */
  private static Column outside(Field number, Bounds bounds) throws RuleProblem {
    Column value = number.ordered();
    Column outside = number.isFloating() ? value.isNaN() : lit(false);
    if (bounds.min().isPresent()) {
      Column min = Literals.bound(bounds.min().get(), number);
      outside = outside.or(bounds.strictMin() ? value.leq(min) : value.lt(min));
    }
    if (bounds.max().isPresent()) {
      Column max = Literals.bound(bounds.max().get(), number);
      outside = outside.or(bounds.strictMax() ? value.geq(max) : value.gt(max));
    }
    return coalesce(outside, lit(true));
  }
}

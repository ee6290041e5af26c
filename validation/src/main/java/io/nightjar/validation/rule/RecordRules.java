package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.try_add;

import io.nightjar.validation.rule.Misfits.Kind;
import io.nightjar.validation.rule.RowRule.Conditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DecimalType;

/** Rules about several columns of one row. */
public final class RecordRules {
  private RecordRules() {}

  /** Two columns are equal; null equals null. */
  public static Rule pairEqual(String a, String b, SkipRow skip, double mostly) {
    return record(
        List.of(a, b), skip, mostly, fields -> not(value(fields, 0).eqNullSafe(value(fields, 1))));
  }

  /** The first is greater; a pair with a null fits. */
  public static Rule pairGreater(String a, String b, boolean orEqual, SkipRow skip, double mostly) {
    return record(
        List.of(a, b),
        skip,
        mostly,
        fields -> {
          Column first = value(fields, 0);
          Column second = value(fields, 1);
          return not(orEqual ? first.geq(second) : first.gt(second));
        });
  }

  /** The pair is one of a list, in which a null stands for a null. */
  public static Rule pairInSet(
      String a, String b, List<List<Constant>> pairs, SkipRow skip, double mostly) {
    return record(
        List.of(a, b),
        skip,
        mostly,
        fields -> {
          Column isIn = lit(false);
          for (List<Constant> pair : pairs) {
            isIn = isIn.or(is(fields.get(0), pair.get(0)).and(is(fields.get(1), pair.get(1))));
          }
          return not(isIn);
        });
  }

  /**
   * The values add up, whole numbers without an end; a null adds nothing, as in Great Expectations
   * on Spark.
   */
  public static Rule sumEquals(
      List<String> columns, BigDecimal total, SkipRow skip, double mostly) {
    return record(
        columns,
        skip,
        mostly,
        fields -> {
          Column sum = lit(0);
          boolean isExact = true;
          for (Field field : fields) {
            sum = try_add(sum, coalesce(field.exactNumber(), lit(0)));
            isExact = isExact && !field.isFloating();
          }
          Column wanted = isExact && isDecimal(total) ? lit(total) : lit(total.doubleValue());
          return not(sum.eqNullSafe(wanted));
        });
  }

  private static boolean isDecimal(BigDecimal value) {
    return Math.max(value.precision(), value.scale()) <= DecimalType.MAX_PRECISION()
        && value.scale() >= 0;
  }

  /** All values are equal; null equals null. */
  public static Rule allEqual(List<String> columns, SkipRow skip, double mostly) {
    return record(
        columns,
        skip,
        mostly,
        fields -> {
          Column equal = lit(true);
          for (int i = 1; i < fields.size(); i++) {
            equal = equal.and(value(fields, 0).eqNullSafe(value(fields, i)));
          }
          return not(equal);
        });
  }

  /** No value stands twice in a row; null equals null. */
  public static Rule allDifferent(List<String> columns, SkipRow skip, double mostly) {
    return record(
        columns,
        skip,
        mostly,
        fields -> {
          Column repeated = lit(false);
          for (int i = 0; i < fields.size(); i++) {
            for (int j = i + 1; j < fields.size(); j++) {
              repeated = repeated.or(value(fields, i).eqNullSafe(value(fields, j)));
            }
          }
          return repeated;
        });
  }

  private interface Misfit {
    Column of(List<Field> fields) throws RuleProblem;
  }

  private static Rule record(List<String> columns, SkipRow skip, double mostly, Misfit misfit) {
    return new RowRule(
        columns,
        mostly,
        scope -> {
          List<Field> fields = scope.find(columns);
          return new Conditions(skip.present(values(fields)), misfit.of(fields), Kind.RELATED);
        });
  }

  private static List<Column> values(List<Field> fields) {
    List<Column> values = new ArrayList<>();
    fields.forEach(field -> values.add(field.value()));
    return values;
  }

  private static Column value(List<Field> fields, int index) {
    return fields.get(index).value();
  }

  private static Column is(Field field, Constant constant) throws RuleProblem {
    return constant instanceof Constant.Nothing
        ? field.value().isNull()
        : coalesce(Literals.is(constant, field), lit(false));
  }
}

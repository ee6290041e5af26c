package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.rule.Misfits.Kind;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Rules about the order of values; each is compared with the one before that is not null. */
public final class OrderRules {
  private OrderRules() {}

  /**
   * The values rise, or fall.
   *
   * @param isRising which of both
   * @param isStrict whether equal neighbours do not fit
   * @param orderBy columns that put the rows in order; none means the order of a file
   */
  public static Rule sorted(
      String column, boolean isRising, boolean isStrict, List<String> orderBy, double mostly) {
    return Rule.of(
        List.of(column),
        scope -> {
          Column value = scope.find(column).value();
          Column present = scope.where(value.isNotNull());
          Column order = order(scope, orderBy);
          Query unexpected =
              new Query(
                  rows -> {
                    WindowSpec window = Window.orderBy(col("place"));
                    Column misfit =
                        misfit(col("value"), lag(col("value"), 1).over(window), isRising, isStrict);
                    return rows.where(present)
                        .select(value.as("value"), order.as("place"))
                        .select(coalesce(misfit, lit(false)).as("misfit"))
                        .agg(count(when(col("misfit"), 1)));
                  });
          Aggregate elements = scope.elements();
          Aggregate counted = scope.counted(value.isNotNull());
          Misfits misfits = new Misfits(Kind.RELATED, List.of(column), Optional.empty());
          return new Ask<>(
              List.of(elements, counted, unexpected),
              values -> {
                long all = values.count(elements);
                long missing = all - values.count(counted);
                long wrong = values.of(unexpected).get(0).getLong(0);
                return new Answered<>(
                    Shares.answer(new Counts(all, missing, wrong), mostly, misfits));
              });
        });
  }

  private static Column order(Scope scope, List<String> orderBy) throws RuleProblem {
    if (orderBy.isEmpty() && !scope.isFile()) {
      throw new RuleProblem(
          "the rows of a table have no order; say which columns give it (\"order_by\")");
    }
    Column[] order = new Column[orderBy.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = scope.find(orderBy.get(i)).value();
    }
    return order.length == 0 ? monotonically_increasing_id() : struct(order);
  }

  private static Column misfit(Column value, Column before, boolean isRising, boolean isStrict) {
    if (isRising) {
      return isStrict ? value.leq(before) : value.lt(before);
    }
    return isStrict ? value.geq(before) : value.gt(before);
  }
}

package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.rule.Misfits.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rule that values refer to rows of another table. */
public final class ReferenceRules {
  private ReferenceRules() {}

  /**
   * Each combination of values occurs in the other table; rows in which one of them is null refer
   * to nothing and are left out.
   *
   * @param columns one or several
   * @param table the other table
   * @param others its columns, in the same order
   * @param mostly share of rows that must fit
   */
  public static Rule exists(
      List<String> columns, String table, List<String> others, double mostly) {
    return Rule.of(
        columns,
        scope -> {
          List<Field> own = scope.find(columns);
          OtherSide other = OtherSide.of(scope, table);
          List<Field> referred = other.find(others);
          requireSameTypes(own, referred, table);
          Column present = SkipRow.ANY.present(own.stream().map(Field::value).toList());
          UnaryOperator<Dataset<Row>> unmatched =
              rows ->
                  unmatched(rows.where(scope.where(present)), own, other.rows(), referred, columns);
          Aggregate elements = scope.elements();
          Aggregate counted = scope.counted(present);
          Query unexpected = new Query(rows -> unmatched.apply(rows).agg(count(lit(1))));
          Misfits misfits =
              new Misfits(Kind.RELATED, columns, Optional.empty(), Optional.of(unmatched));
          return new Ask<>(
              List.of(elements, counted, unexpected),
              values -> {
                long all = values.count(elements);
                long wrong = values.of(unexpected).get(0).getLong(0);
                Counts counts = new Counts(all, all - values.count(counted), wrong);
                return new Answered<>(Shares.answer(counts, mostly, misfits));
              });
        });
  }

  private static void requireSameTypes(List<Field> own, List<Field> others, String table)
      throws RuleProblem {
    for (int i = 0; i < own.size(); i++) {
      OtherSide.requireComparable(own.get(i), others.get(i), table);
    }
  }

  private static Dataset<Row> unmatched(
      Dataset<Row> rows,
      List<Field> own,
      Dataset<Row> others,
      List<Field> referred,
      List<String> names) {
    List<Column> left = new ArrayList<>();
    List<Column> right = new ArrayList<>();
    List<Column> named = new ArrayList<>();
    Column isSame = lit(true);
    for (int i = 0; i < own.size(); i++) {
      left.add(own.get(i).value().as("own" + i));
      right.add(referred.get(i).value().as("other" + i));
      named.add(col("own" + i).as(names.get(i)));
      isSame = isSame.and(col("own" + i).equalTo(col("other" + i)));
    }
    return rows.select(left.toArray(Column[]::new))
        .join(others.select(right.toArray(Column[]::new)), isSame, "left_anti")
        .select(named.toArray(Column[]::new));
  }
}

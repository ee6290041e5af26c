package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Shows what a rule about uniqueness has counted: repeated combinations in their order, each as
 * often as it occurs. They are searched for only when somebody wants to see them.
 */
public final class Repetitions {
  /** More of them nobody wants to see. */
  private static final int MOST = 20;

  private static final String TIMES = "times";

  private Repetitions() {}

  /** No combination twice, see {@link KeyRules#unique}. */
  public static Rule unique(List<String> columns, SkipRow skip, double mostly) {
    Rule rule = KeyRules.unique(columns, skip, mostly);
    return Rule.of(
        columns,
        scope -> {
          List<Column> values = scope.find(columns).stream().map(Field::value).toList();
          Column counted = scope.where(skip.present(values));
          return searchable(rule.bind(scope), rows -> search(rows.where(counted), columns, values));
        });
  }

  private static Step<Answer> searchable(Step<Answer> step, UnaryOperator<Dataset<Row>> search) {
    if (step instanceof Ask<Answer> ask) {
      return new Ask<>(ask.metrics(), found -> searchable(ask.then().step(found), search));
    }
    return step instanceof Answered<Answer> answered
        ? new Answered<>(answered.answer().searchable(search))
        : step;
  }

  private static Dataset<Row> search(Dataset<Row> rows, List<String> columns, List<Column> values) {
    List<Column> keys = new ArrayList<>();
    List<Column> names = new ArrayList<>();
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      keys.add(values.get(i).as("k" + i));
      names.add(col("k" + i));
      named.add(col("k" + i).as(columns.get(i)));
    }
    Column[] by = names.toArray(Column[]::new);
    List<Column> repeated = new ArrayList<>(names);
    repeated.add(explode(sequence(lit(1L), least(col(TIMES), lit((long) MOST)))));
    return rows.select(keys.toArray(Column[]::new))
        .groupBy(by)
        .agg(count(lit(1)).as(TIMES))
        .where(col(TIMES).gt(1))
        .orderBy(by)
        .limit(MOST)
        .select(repeated.toArray(Column[]::new))
        .select(named.toArray(Column[]::new));
  }
}

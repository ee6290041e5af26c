package io.nightjar.validation.rule;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.nightjar.validation.measure.KeyCounts;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Keys;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.rule.Misfits.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.MapType;

/** Rules about how often values, or combinations of them, occur. */
public final class KeyRules {
  private KeyRules() {}

  /**
   * No combination twice; every row of a repeated one is unexpected.
   *
   * @param columns one or several
   * @param skip which rows are left out; of one column always its nulls
   * @param mostly share of rows that must fit
   */
  public static Rule unique(List<String> columns, SkipRow skip, double mostly) {
    return Rule.of(
        columns,
        scope -> {
          Keys keys = keys(scope, columns, skip, true);
          Aggregate elements = scope.elements();
          Misfits misfits = new Misfits(Kind.RELATED, columns, Optional.empty());
          return new Ask<>(
              List.of(elements, keys),
              values -> {
                KeyCounts found = values.of(keys);
                long all = values.count(elements);
                Counts counts = new Counts(all, all - found.rows(), found.rows() - found.once());
                return new Answered<>(Shares.answer(counts, mostly, misfits));
              });
        });
  }

  /** The number of different values, nulls not counted. */
  public static Rule distinctCount(String column, Bounds bounds) {
    return observed(
        column,
        found ->
            Answer.observed(
                bounds.holds(found.distinct()), new LongNode(found.distinct()), bounds.toString()));
  }

  /** Different values divided by values that are not null; 0 if there are none. */
  public static Rule distinctShare(String column, Bounds bounds) {
    return observed(
        column,
        found -> {
          double share = found.rows() == 0 ? 0 : (double) found.distinct() / found.rows();
          return Answer.observed(bounds.holds(share), new DoubleNode(share), bounds.toString());
        });
  }

  private static Rule observed(String column, Function<KeyCounts, Answer> answer) {
    return Rule.of(
        List.of(column),
        scope -> {
          Keys keys = keys(scope, List.of(column), SkipRow.ALL, false);
          return new Ask<>(List.of(keys), values -> new Answered<>(answer.apply(values.of(keys))));
        });
  }

  private static Keys keys(Scope scope, List<String> columns, SkipRow skip, boolean isKey)
      throws RuleProblem {
    List<Field> fields = scope.find(columns);
    for (Field field : fields) {
      if (field.type() instanceof MapType) {
        throw field.problem("maps cannot be compared");
      }
    }
    List<Column> values = fields.stream().map(Field::value).toList();
    return new Keys(values, scope.where(skip.present(values)), isKey);
  }
}

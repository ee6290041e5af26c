package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.measure.BrokenQuery;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Values;
import io.nightjar.validation.rule.Misfits.Kind;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rules that SQL decides, or another table. */
public final class QueryRules {
  private QueryRules() {}

  /** A query finds nothing. */
  public static Rule findsNothing(String sql) {
    return Rule.of(
        List.of(),
        scope -> {
          Query found = counted(rows -> scope.others().query(sql, rows));
          return new Ask<>(
              List.of(found),
              values -> {
                long rows = number(values, found);
                return new Answered<>(
                    Answer.observed(rows == 0, new LongNode(rows), "no rows")
                        .finding("the query finds %d rows".formatted(rows)));
              });
        });
  }

  /** As many rows as another table. */
  public static Rule sameRowCount(String other) {
    return Rule.of(
        List.of(),
        scope -> {
          Aggregate own = scope.elements();
          Dataset<Row> table = scope.others().table(other);
          Query others = counted(rows -> table);
          return new Ask<>(
              List.of(own, others),
              values -> {
                ObjectNode observed = JsonNodeFactory.instance.objectNode();
                observed.put("self", values.count(own)).put("other", number(values, others));
                boolean fits = values.count(own) == number(values, others);
                return new Answered<>(
                    Answer.observed(fits, observed, "as many rows as " + other)
                        .finding(
                            "%d rows, %s has %d"
                                .formatted(values.count(own), other, number(values, others))));
              });
        });
  }

  /** Two queries have the same rows, counted with repetitions, in any order. */
  public static Rule sameResults(String sql, String comparison, double mostly) {
    return Rule.of(
        List.of(),
        scope -> {
          Query own = counted(rows -> scope.others().query(sql, rows));
          Query other = counted(rows -> scope.others().query(comparison, rows));
          Query more = difference(scope.others(), sql, comparison);
          Query less = difference(scope.others(), comparison, sql);
          return new Ask<>(
              List.of(own, other, more, less),
              values -> {
                long rows = Math.max(number(values, own), number(values, other));
                long wrong = Math.max(number(values, more), number(values, less));
                Misfits misfits = new Misfits(Kind.RELATED, List.of(), Optional.empty());
                return new Answered<>(
                    Shares.answer(new Counts(rows, 0, wrong), mostly, misfits)
                        .finding(
                            "%d rows are missing and %d are too many"
                                .formatted(number(values, less), number(values, more))));
              });
        });
  }

  private static Query difference(OtherTables tables, String sql, String other) {
    return counted(rows -> tables.query(sql, rows).exceptAll(tables.query(other, rows)));
  }

  @FunctionalInterface
  private interface Result {
    Dataset<Row> of(Dataset<Row> rows) throws RuleProblem;
  }

  private static Query counted(Result result) {
    return new Query(
        rows -> {
          try {
            return result.of(rows).agg(count(lit(1)));
          } catch (RuleProblem e) {
            throw new BrokenQuery(e.getMessage());
          }
        });
  }

  private static long number(Values values, Query query) {
    return values.of(query).get(0).getLong(0);
  }
}

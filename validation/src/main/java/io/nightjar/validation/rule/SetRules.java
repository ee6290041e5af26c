package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rules that compare the different values of a column with a list; nulls are no values. */
public final class SetRules {
  /** How the values and the list must be related. */
  public enum Relation {
    /** Every value is in the list. */
    SUBSET,
    /** Every value is in the list and the whole list occurs. */
    EQUAL,
    /** The whole list occurs. */
    SUPERSET
  }

  private SetRules() {}

  /**
   * Compares the values with a list. A null in the list cannot occur, so that a list with one is
   * never complete. Reads only as many values as the list is long.
   */
  public static Rule distinct(String column, List<Constant> set, Relation relation) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          Column value = field.value();
          Column index = index(field, set);
          Aggregate outside = scope.counted(value.isNotNull().and(not(Literals.isIn(set, field))));
          Aggregate found = new Aggregate(collect_set(scope.within(index)));
          return new Ask<>(
              List.of(outside, found),
              values -> {
                int missing = set.size() - values.<scala.collection.Seq<?>>of(found).size();
                return answer(relation, values.count(outside), missing);
              });
        });
  }

  /** The place of a value in the list, so that the scan keeps numbers and no values. */
  private static Column index(Field field, List<Constant> set) throws RuleProblem {
    Column index = lit(null).cast("int");
    for (int i = set.size() - 1; i >= 0; i--) {
      index = when(Literals.is(set.get(i), field), lit(i)).otherwise(index);
    }
    return index;
  }

  private static Step<Answer> answer(Relation relation, long outside, int missing) {
    boolean isWithin = relation == Relation.SUPERSET || outside == 0;
    boolean isComplete = relation == Relation.SUBSET || missing == 0;
    List<String> findings = new ArrayList<>();
    if (relation != Relation.SUPERSET) {
      findings.add("%d rows have values that are not listed".formatted(outside));
    }
    if (relation != Relation.SUBSET) {
      findings.add("%d listed values do not occur".formatted(missing));
    }
    Answer answer =
        Answer.observed(isWithin && isComplete, NullNode.getInstance(), words(relation))
            .finding(String.join(", ", findings));
    if (relation != Relation.SUPERSET) {
      answer = answer.detail("unexpected_rows", new LongNode(outside));
    }
    return new Answered<>(
        relation == Relation.SUBSET
            ? answer
            : answer.detail("missing_values", new LongNode(missing)));
  }

  private static String words(Relation relation) {
    return switch (relation) {
      case SUBSET -> "only listed values";
      case EQUAL -> "exactly the listed values";
      case SUPERSET -> "all listed values";
    };
  }

  /** The most frequent value is in a list; of several, all or (if ties are fine) one of them. */
  public static Rule mostCommon(String column, List<Constant> set, boolean areTiesFine) {
    return Rule.of(
        List.of(column),
        scope -> {
          Field field = scope.find(column);
          Column isIn = Literals.isIn(set, field);
          Column present = scope.where(field.value().isNotNull());
          Query modes =
              new Query(
                  rows -> {
                    Dataset<Row> counts =
                        rows.where(present)
                            .groupBy(field.value().as("value"), isIn.as("is_in"))
                            .agg(count(lit(1)).as("n"));
                    Dataset<Row> most = counts.agg(max("n").as("most"));
                    return counts
                        .join(most, col("n").equalTo(col("most")))
                        .orderBy("value")
                        .limit(1000)
                        .select("value", "is_in");
                  });
          return new Ask<>(List.of(modes), values -> common(values.of(modes), areTiesFine));
        });
  }

  private static Step<Answer> common(List<Row> modes, boolean areTiesFine) {
    long listed = modes.stream().filter(row -> row.getBoolean(1)).count();
    boolean fits = listed > 0 && (modes.size() == 1 || areTiesFine);
    ArrayNode observed = JsonNodeFactory.instance.arrayNode();
    modes.forEach(row -> observed.add(Observed.json(row.get(0))));
    String finding =
        "%d values are the most frequent, %d of them listed".formatted(modes.size(), listed);
    return new Answered<>(Answer.observed(fits, observed, "a listed value").finding(finding));
  }
}

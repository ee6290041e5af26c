package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.table.Columns;
import io.nightjar.validation.measure.Metric.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The table that a rule is bound to.
 *
 * @param schema its columns
 * @param rows the rows that the rule is about, never null; nothing means all
 * @param others what else rules may look at
 * @param isFile whether the rows have an order of their own
 * @param end what ages are counted back from, if anything
 */
public record Scope(
    StructType schema,
    Optional<Column> rows,
    OtherTables others,
    boolean isFile,
    Optional<NightEnd> end) {
  private static final Column EVERY = lit(true);

  /** The same for the rows of a condition only. */
  public Scope only(RowCondition condition) throws RuleProblem {
    return new Scope(schema, Optional.of(RowConditions.of(condition, this)), others, isFile, end);
  }

  /** The end of the night of a row. */
  NightEnd nightEnd() throws RuleProblem {
    return end.orElseThrow(
        () ->
            new RuleProblem(
                "there is no night here to count back from; give an instant with --as-of"));
  }

  /** The column of that name; upper and lower case are the same if that is not ambiguous. */
  Field find(String column) throws RuleProblem {
    List<StructField> same = fields().filter(field -> field.name().equals(column)).toList();
    List<StructField> similar =
        fields().filter(field -> field.name().equalsIgnoreCase(column)).toList();
    List<StructField> found = same.isEmpty() ? similar : same;
    if (found.size() != 1) {
      List<String> names = fields().map(StructField::name).toList();
      throw new RuleProblem("no column \"%s\"%s".formatted(column, Nearest.hint(column, names)));
    }
    StructField field = found.get(0);
    return new Field(field.name(), field.dataType(), Columns.named(field.name()));
  }

  List<Field> find(List<String> columns) throws RuleProblem {
    List<Field> found = new ArrayList<>();
    for (String column : columns) {
      found.add(find(column));
    }
    return found;
  }

  /** The rows of the rule of which this is true, too; never null. */
  Column where(Column condition) {
    Column certain = coalesce(condition, lit(false));
    return rows.map(only -> only.and(certain)).orElse(certain);
  }

  /** A condition that the rows of the rule meet. */
  Column all() {
    return rows.orElse(EVERY);
  }

  /** A value where the rule looks at it, else null. */
  Column within(Column value) {
    return rows.map(only -> when(only, value)).orElse(value);
  }

  /** How many rows the rule is about. */
  Aggregate elements() {
    return new Aggregate(rows.map(only -> count(when(only, 1))).orElseGet(() -> count(lit(1))));
  }

  /** How many of them meet a condition. */
  Aggregate counted(Column condition) {
    return new Aggregate(count(when(where(condition), 1)));
  }

  private Stream<StructField> fields() {
    return Stream.of(schema.fields());
  }
}

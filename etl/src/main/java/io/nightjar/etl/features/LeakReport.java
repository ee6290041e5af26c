package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Observed;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * What the rows that had happened, but were not yet known, would have changed: per feature how many
 * there were and what the value would have been with them. Computed beside the features, from the
 * same tables, while they are written.
 */
final class LeakReport {
  private static final String THEN = "_then_";
  private static final String WITHHELD = "_withheld";
  private static final String ROWS = "withheld-rows";
  private static final String OTHER = "values-changed";
  private static final String MEAN = "mean-change";

  private final boolean isOn;
  private final Map<String, String> withheldBy = new LinkedHashMap<>();
  private final Observation observation = new Observation();
  private int forms;

  LeakReport(boolean isOn) {
    this.isOn = isOn;
  }

  boolean isOn() {
    return isOn;
  }

  /** The entities with two columns per feature of this form more, for {@link #observed}. */
  Dataset<Row> compared(
      Dataset<Row> entities, DeclaredForm form, FeatureTables tables, TableName table) {
    String prefix = WITHHELD + forms++ + "_";
    form.withheldByFeature().forEach((name, column) -> withheldBy.put(name, prefix + column));
    Dataset<Row> then = form.joined(entities, tables.inHindsight(table), THEN);
    return form.withheld(then, tables.withheld(table), prefix);
  }

  /** The same rows, which are counted as they pass. */
  Dataset<Row> observed(Dataset<Row> rows) {
    if (withheldBy.isEmpty()) {
      return rows;
    }
    List<Column> numbers = new ArrayList<>();
    withheldBy.forEach(
        (name, withheld) -> {
          Column value = Columns.named(name);
          Column then = Columns.named(THEN + name);
          Column isOther = not(value.eqNullSafe(then));
          numbers.add(sum(Columns.named(withheld)).as(ROWS + name));
          numbers.add(count(when(isOther, lit(1))).as(OTHER + name));
          if (isNumber(rows.schema().apply(name).dataType())) {
            Column change = abs(number(value).minus(number(then)));
            numbers.add(avg(when(isOther, change)).as(MEAN + name));
          }
        });
    Column[] others = numbers.stream().skip(1).toArray(Column[]::new);
    return rows.observe(observation, numbers.get(0), others);
  }

  /** The numbers by kebab-case name and feature; ask only after the rows were written. */
  Map<String, Number> metrics() {
    Map<String, Number> metrics = new LinkedHashMap<>();
    if (withheldBy.isEmpty()) {
      return metrics;
    }
    Map<String, Object> seen = Observed.numbers(observation).orElse(Map.of());
    for (String name : withheldBy.keySet()) {
      for (String what : List.of(ROWS, OTHER, MEAN)) {
        if (seen.get(what + name) instanceof Number number) {
          metrics.put(what + "." + name, number);
        }
      }
    }
    return metrics;
  }

  /** One sentence per feature that would have been another. */
  static List<String> notes(Map<String, Number> metrics) {
    List<String> notes = new ArrayList<>();
    metrics.forEach(
        (key, changed) -> {
          if (key.startsWith(OTHER + ".") && changed.longValue() > 0) {
            String name = key.substring(OTHER.length() + 1);
            Number mean = metrics.get(MEAN + "." + name);
            notes.add(
                String.format(
                    Locale.ROOT,
                    "%s: %,d values would differ%s with what was not known yet (%,d rows)",
                    name,
                    changed.longValue(),
                    mean == null
                        ? ""
                        : String.format(Locale.ROOT, " by %.4g on average", mean.doubleValue()),
                    metrics.get(ROWS + "." + name).longValue()));
          }
        });
    return notes;
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType || type instanceof BooleanType;
  }

  private static Column number(Column value) {
    return value.cast(DataTypes.DoubleType);
  }
}

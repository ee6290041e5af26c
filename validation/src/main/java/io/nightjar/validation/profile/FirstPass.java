package io.nightjar.validation.profile;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.covar_samp;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Columns;
import io.nightjar.validation.profile.ColumnFacts.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** Everything that one aggregate over one scan can tell. */
final class FirstPass {
  private static final int ACCURACY = 2000;
  private static final double DISTINCT_ERROR = 0.02;
  private static final String EPOCH = "1970-01-01";
  private static final String ROWS = "rows";

  private final List<StructField> columns;
  private final Optional<String> night;

  /**
   * @param night column of type DATE that says the night, if there is one
   */
  FirstPass(List<StructField> columns, Optional<String> night) {
    this.columns = List.copyOf(columns);
    this.night = night;
  }

  /**
   * What was found.
   *
   * @param rows of the table
   * @param columns in the order of the table
   */
  record Found(long rows, List<ColumnFacts> columns) {}

  Found of(Dataset<Row> table) {
    List<Column> aggregates = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      aggregates.add(struct(measures(columns.get(i)).toArray(Column[]::new)).as("c" + i));
    }
    Row row = table.agg(count(lit(1)).as(ROWS), aggregates.toArray(Column[]::new)).first();
    List<ColumnFacts> facts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      facts.add(facts(columns.get(i), row.getStruct(i + 1)));
    }
    return new Found(row.getLong(0), facts);
  }

  /** A number that is one: NaN becomes null. */
  static Column number(String name) {
    Column value = Columns.named(name).cast("double");
    return when(value.isNaN(), lit(null)).otherwise(value);
  }

  private List<Column> measures(StructField field) {
    Column value = Columns.named(field.name());
    List<Column> measures = new ArrayList<>(List.of(count(value).as("present")));
    ColumnKind kind = ColumnKind.of(field.dataType());
    if (kind != ColumnKind.OTHER) {
      measures.add(approx_count_distinct(value, DISTINCT_ERROR).as("distinct"));
    }
    switch (kind) {
      case NUMBER -> measures.addAll(ofNumbers(number(field.name())));
      case TEXT -> {
        measures.add(min(length(value)).as("min"));
        measures.add(max(length(value)).as("max"));
      }
      case TIME -> {
        measures.add(min(value).cast("string").as("min"));
        measures.add(max(value).cast("string").as("max"));
      }
      case FLAG, OTHER -> {}
    }
    return measures;
  }

  private List<Column> ofNumbers(Column value) {
    Column probabilities =
        array(NumberFacts.PROBABILITIES.stream().map(p -> lit(p)).toArray(Column[]::new));
    Column nightNumber =
        night
            .<Column>map(name -> datediff(Columns.named(name), lit(EPOCH)))
            .orElse(lit(0))
            .cast("double");
    return List.of(
        min(value).as("min"),
        max(value).as("max"),
        avg(value).as("mean"),
        stddev_samp(value).as("deviation"),
        percentile_approx(value, probabilities, lit(ACCURACY)).as("quantiles"),
        count(when(value.notEqual(rint(value)), 1)).as("fractions"),
        covar_samp(nightNumber, value).as("covariance"),
        stddev_samp(when(value.isNotNull(), nightNumber)).as("nights"));
  }

  private static ColumnFacts facts(StructField field, Row found) {
    ColumnKind kind = ColumnKind.of(field.dataType());
    boolean hasValues =
        kind != ColumnKind.OTHER && kind != ColumnKind.FLAG && !isNull(found, "min");
    return new ColumnFacts(
        field.name(),
        field.dataType().sql(),
        kind,
        found.<Long>getAs("present"),
        kind == ColumnKind.OTHER ? 0 : found.<Long>getAs("distinct"),
        hasValues && kind == ColumnKind.NUMBER ? Optional.of(numbers(found)) : Optional.empty(),
        hasValues && kind == ColumnKind.TEXT ? Optional.of(range(found)) : Optional.empty(),
        hasValues && kind == ColumnKind.TIME ? Optional.of(range(found)) : Optional.empty());
  }

  private static NumberFacts numbers(Row found) {
    return new NumberFacts(
        found.<Double>getAs("min"),
        found.<Double>getAs("max"),
        orNotANumber(found, "mean"),
        orNotANumber(found, "deviation"),
        found.getList(found.fieldIndex("quantiles")),
        found.<Long>getAs("fractions") == 0,
        trend(found));
  }

  /** A quotient of ours: Spark's own correlation fails for a column that is constant. */
  private static double trend(Row found) {
    double spread = orNotANumber(found, "nights") * orNotANumber(found, "deviation");
    return spread > 0 ? orNotANumber(found, "covariance") / spread : Double.NaN;
  }

  private static <T> Range<T> range(Row found) {
    return new Range<>(found.<T>getAs("min"), found.<T>getAs("max"));
  }

  private static double orNotANumber(Row found, String name) {
    return isNull(found, name) ? Double.NaN : found.<Double>getAs(name);
  }

  private static boolean isNull(Row found, String name) {
    return found.isNullAt(found.fieldIndex(name));
  }
}

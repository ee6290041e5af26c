package io.nightjar.etl.features.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.etl.features.aggregate.ExactAggregates;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.LongType;

/** How each aggregate is taken in two steps, with the same result however rows are split. */
final class TwoSteps {
  private static final int SUM_DIGITS = 10;
  private static final int LONG_DIGITS = 20;

  private final String id;
  private final Measure measure;

  /** Takes an id that makes the names of intermediate columns unique. */
  TwoSteps(String id, Measure measure) {
    this.id = id;
    this.measure = measure;
  }

  /** For every function but {@code distinct}, which counts values and not rows. */
  TwoStep steps() {
    return switch (measure.function()) {
      case COUNT -> counted();
      case RATE -> rate();
      case SUM -> sums(false);
      case AVG -> sums(true);
      case STD -> deviation();
      case MIN -> new TwoStep(Map.of(id, min(measure.value())), in -> min(in.apply(col(id))));
      case MAX -> new TwoStep(Map.of(id, max(measure.value())), in -> max(in.apply(col(id))));
      case FIRST ->
          new TwoStep(Map.of(id, min(dated())), in -> min(in.apply(col(id))).getField(Names.VALUE));
      case LAST ->
          new TwoStep(Map.of(id, max(dated())), in -> max(in.apply(col(id))).getField(Names.VALUE));
      case APPROX_DISTINCT, DISTINCT -> sketch();
    };
  }

  private TwoStep counted() {
    return new TwoStep(
        Map.of(id, count(col(measure.argument()))),
        in -> coalesce(sum(in.apply(col(id))), lit(0L)));
  }

  private TwoStep rate() {
    String all = id + "_all";
    return new TwoStep(
        Map.of(id, count(when(measure.value(), lit(1))), all, count(lit(1))),
        in -> quotient(sum(in.apply(col(id))), sum(in.apply(col(all)))));
  }

  /** Values with their time, so that the greatest is the latest. */
  private Column dated() {
    Column value = measure.value();
    return when(
        value.isNotNull(), struct(col(Names.MOMENT), col(Names.KNOWN), value.as(Names.VALUE)));
  }

  private TwoStep sums(boolean isMean) {
    String rows = id + "_rows";
    Column part =
        isFloating()
            ? ExactAggregates.sumOf(measure.value().cast(DataTypes.DoubleType))
            : sum(whole());
    Map<String, Column> parts =
        isMean ? Map.of(id, part, rows, count(measure.value())) : Map.of(id, part);
    return new TwoStep(
        isFloating() ? withRows(parts, rows) : parts,
        in -> isMean ? quotient(total(in), sum(in.apply(col(rows)))) : typed(in, rows));
  }

  /** An exact sum of nothing is 0, so the values are counted as well. */
  private Map<String, Column> withRows(Map<String, Column> parts, String rows) {
    return Map.of(id, parts.get(id), rows, count(measure.value()));
  }

  private Column total(UnaryOperator<Column> in) {
    return isFloating()
        ? ExactAggregates.sum(ExactAggregates.mergedSums(in.apply(col(id))))
        : sum(in.apply(col(id)));
  }

  private Column typed(UnaryOperator<Column> in, String rows) {
    if (isFloating()) {
      return when(sum(in.apply(col(rows))).gt(0), total(in));
    }
    return total(in).cast(sumType(measure.type()));
  }

  private static DataType sumType(DataType type) {
    if (type instanceof DecimalType decimal) {
      int digits = Math.min(DecimalType.MAX_PRECISION(), decimal.precision() + SUM_DIGITS);
      return DataTypes.createDecimalType(digits, decimal.scale());
    }
    return DataTypes.LongType;
  }

  private TwoStep deviation() {
    String squares = id + "_squares";
    String rows = id + "_rows";
    Column value = number().cast(DataTypes.DoubleType);
    return new TwoStep(
        Map.of(
            id, ExactAggregates.sumOf(value),
            squares, ExactAggregates.squaresOf(value),
            rows, count(value)),
        in ->
            ExactAggregates.deviation(
                sum(in.apply(col(rows))),
                ExactAggregates.mergedSums(in.apply(col(id))),
                ExactAggregates.mergedSums(in.apply(col(squares)))));
  }

  private TwoStep sketch() {
    Column hash = when(measure.value().isNotNull(), xxhash64(measure.value()));
    return new TwoStep(
        Map.of(id, ExactAggregates.sketchOf(hash)),
        in -> ExactAggregates.estimate(ExactAggregates.mergedSketches(in.apply(col(id)))));
  }

  /** Null for no values, as there is nothing to divide by. */
  private static Column quotient(Column total, Column rows) {
    return when(rows.gt(0), total.cast(DataTypes.DoubleType).divide(rows));
  }

  private boolean isFloating() {
    return measure.type() instanceof DoubleType || measure.type() instanceof FloatType;
  }

  private Column number() {
    return measure.type() instanceof BooleanType
        ? measure.value().cast(DataTypes.IntegerType)
        : measure.value();
  }

  /** Whole numbers with room for their sum. */
  private Column whole() {
    if (measure.type() instanceof LongType) {
      return measure.value().cast(DataTypes.createDecimalType(LONG_DIGITS, 0));
    }
    return measure.type() instanceof DecimalType
        ? measure.value()
        : number().cast(DataTypes.LongType);
  }
}

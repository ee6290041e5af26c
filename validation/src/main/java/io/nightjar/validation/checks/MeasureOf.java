package io.nightjar.validation.checks;

import io.nightjar.validation.checks.CheckSpec.Between;
import io.nightjar.validation.checks.CheckSpec.ColumnExists;
import io.nightjar.validation.checks.CheckSpec.InSet;
import io.nightjar.validation.checks.CheckSpec.NotNull;
import io.nightjar.validation.checks.CheckSpec.RowCount;
import io.nightjar.validation.checks.CheckSpec.SkipRow;
import io.nightjar.validation.checks.CheckSpec.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/** Translates what is asked into what must be counted. */
final class MeasureOf {
  private MeasureOf() {}

  static Measure spec(CheckSpec spec, ColumnBinding columns) throws RuleProblem {
    if (spec instanceof NotNull notNull) {
      String column = columns.safe(columns.find(notNull.column()));
      return new Measure.Condition("true", column + " IS NULL");
    }
    if (spec instanceof Unique unique) {
      return unique(unique, columns);
    }
    if (spec instanceof Between between) {
      return between(between, columns);
    }
    if (spec instanceof InSet inSet) {
      return inSet(inSet, columns);
    }
    if (spec instanceof RowCount rowCount) {
      return new Measure.NightRows(rowCount.bounds());
    }
    return exists((ColumnExists) spec, columns);
  }

  private static Measure unique(Unique unique, ColumnBinding columns) throws RuleProblem {
    List<String> names = new ArrayList<>();
    for (String column : unique.columns()) {
      StructField field = columns.find(column);
      if (field.dataType() instanceof MapType) {
        throw new RuleProblem("column \"%s\" is a map; maps cannot be compared".formatted(column));
      }
      names.add(columns.safe(field));
    }
    String operator = unique.skip() == SkipRow.ALL_VALUES_ARE_MISSING ? " OR " : " AND ";
    List<String> present = names.stream().map(name -> name + " IS NOT NULL").toList();
    return new Measure.Distinctness(names, String.join(operator, present));
  }

  private static Measure between(Between between, ColumnBinding columns) throws RuleProblem {
    StructField field = columns.find(between.column());
    DataType type = field.dataType();
    if (!(type instanceof NumericType
        || type instanceof DateType
        || type instanceof TimestampType)) {
      throw new RuleProblem(
          "column \"%s\" is %s; a range needs numbers, dates or timestamps"
              .formatted(field.name(), type.sql()));
    }
    String column = columns.safe(field);
    List<String> outside = new ArrayList<>();
    if (type instanceof DoubleType || type instanceof FloatType) {
      outside.add("isnan(" + column + ")");
    }
    Bounds bounds = between.bounds();
    end(bounds.min(), field)
        .ifPresent(sql -> outside.add(column + (bounds.strictMin() ? " <= " : " < ") + sql));
    end(bounds.max(), field)
        .ifPresent(sql -> outside.add(column + (bounds.strictMax() ? " >= " : " > ") + sql));
    return unexpectedIf(column, String.join(" OR ", outside));
  }

  private static Optional<String> end(Optional<Constant> end, StructField field)
      throws RuleProblem {
    return end.isEmpty() ? Optional.empty() : Optional.of(SqlLiterals.of(end.get(), field));
  }

  private static Measure inSet(InSet inSet, ColumnBinding columns) throws RuleProblem {
    StructField field = columns.find(inSet.column());
    String column = columns.safe(field);
    List<String> literals = new ArrayList<>();
    for (Constant value : inSet.values()) {
      literals.add(SqlLiterals.of(value, field));
    }
    return literals.isEmpty()
        ? unexpectedIf(column, "true")
        : unexpectedIf(column, "NOT " + column + " IN (" + String.join(", ", literals) + ")");
  }

  private static Measure unexpectedIf(String column, String condition) {
    String present = column + " IS NOT NULL";
    return new Measure.Condition(
        present, "CASE WHEN %s THEN (%s) ELSE false END".formatted(present, condition));
  }

  private static Measure exists(ColumnExists exists, ColumnBinding columns) {
    List<String> names = List.of(columns.schema().fieldNames());
    int index = names.indexOf(exists.column());
    return new Measure.Decided(index >= 0 && exists.index().orElse(index) == index);
  }
}

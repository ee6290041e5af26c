package io.nightjar.core.check;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.pipeline.feature.Aggregate;
import io.nightjar.core.pipeline.feature.AggregateFunction;
import io.nightjar.core.pipeline.feature.Declared;
import io.nightjar.core.pipeline.feature.ExpressionEntry;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.pipeline.feature.WindowTime.Kind;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks declared features against the tables they are taken from, and says what they give. */
final class DeclaredCheck {
  private static final TableName ROW = TableName.of("gold", "entity");
  private static final int SUM_DIGITS = 10;

  private final EmptyTables empty;
  private final List<String> problems;

  DeclaredCheck(EmptyTables empty, List<String> problems) {
    this.empty = empty;
    this.problems = problems;
  }

  /**
   * The columns a window gives.
   *
   * @param entity all columns of the row so far
   * @param table of the table it reads
   */
  StructType window(WindowEntry entry, StructType entity, StructType table) {
    by(entry.declared(), entry.by(), entity, table);
    where(entry.declared(), entry.where(), entry.table(), table);
    time(entry, table);
    StructType given = new StructType();
    for (Aggregate aggregate : entry.aggregates()) {
      Optional<DataType> type = type(entry, aggregate, table);
      for (int i = 0; type.isPresent() && i < entry.over().size(); i++) {
        given = given.add(WindowEntry.name(aggregate, entry.over().get(i)), type.get());
      }
    }
    return given;
  }

  /** The columns a look-up gives. */
  StructType lookup(LookupEntry entry, StructType entity, StructType table) {
    by(entry.declared(), entry.by(), entity, table);
    where(entry.declared(), entry.where(), entry.table(), table);
    StructType given = new StructType();
    for (Map.Entry<String, String> take : entry.take().entrySet()) {
      Optional<StructField> column =
          column(entry.declared(), "take", take.getValue(), table, entry.table().toString());
      if (column.isPresent()) {
        given = given.add(take.getKey(), column.get().dataType());
      }
    }
    return given;
  }

  /** The columns expressions give. */
  StructType expression(ExpressionEntry entry, StructType entity) {
    StructType row = entity;
    StructType given = new StructType();
    for (Map.Entry<String, SqlText> expression : entry.expressions().entrySet()) {
      Optional<DataType> type = typeOf(expression.getValue(), ROW, row);
      if (type.isPresent()) {
        row = row.add(expression.getKey(), type.get());
        given = given.add(expression.getKey(), type.get());
      }
    }
    return given;
  }

  private void by(Declared declared, Map<String, String> by, StructType entity, StructType table) {
    by.forEach(
        (own, theirs) -> {
          Optional<StructField> left = column(declared, "by", own, entity, "the population");
          Optional<StructField> right = column(declared, "by", theirs, table, "the table");
          if (left.isPresent()
              && right.isPresent()
              && !left.get().dataType().equals(right.get().dataType())) {
            problems.add(
                declared.line(
                    "by",
                    "%s is %s, but %s of the table is %s; CAST one of them"
                        .formatted(
                            own,
                            ColumnRules.type(left.get()),
                            theirs,
                            ColumnRules.type(right.get()))));
          }
        });
  }

  private void where(Declared declared, Optional<SqlText> where, TableName name, StructType table) {
    where
        .flatMap(condition -> typeOf(condition, name, table))
        .filter(type -> !(type instanceof BooleanType))
        .ifPresent(
            type ->
                problems.add(
                    declared.line("where", "is %s, but must be BOOLEAN".formatted(type.sql()))));
  }

  private void time(WindowEntry entry, StructType table) {
    String name = entry.time().column().orElse(Bookkeeping.EVENT_TIME);
    column(entry.declared(), "time", name, table, entry.table().toString())
        .map(StructField::dataType)
        .flatMap(type -> unfit(entry, type))
        .ifPresent(why -> problems.add(entry.declared().line("time", name + " " + why)));
  }

  private static Optional<String> unfit(WindowEntry entry, DataType type) {
    if (type.equals(DataTypes.DateType)) {
      return entry.time().kind() == Kind.CALENDAR
          ? Optional.empty()
          : Optional.of("is a DATE, which lies in whole days only; add kind: calendar");
    }
    return type.equals(DataTypes.TimestampType)
        ? Optional.empty()
        : Optional.of("is %s, but must be DATE or TIMESTAMP".formatted(type.sql()));
  }

  private Optional<DataType> type(WindowEntry entry, Aggregate aggregate, StructType table) {
    if (aggregate.argument().isEmpty()) {
      return Optional.of(DataTypes.LongType);
    }
    Optional<DataType> argument = typeOf(aggregate.argument().get(), entry.table(), table);
    Optional<String> why = argument.flatMap(type -> misfit(aggregate.function(), type));
    why.ifPresent(
        reason -> problems.add(entry.declared().line("aggregate." + aggregate.name(), reason)));
    return why.isPresent() ? Optional.empty() : argument.map(type -> given(aggregate, type));
  }

  private static Optional<String> misfit(AggregateFunction function, DataType type) {
    boolean isFit =
        switch (function.needs()) {
          case ANYTHING -> true;
          case NUMBER -> type instanceof NumericType || type instanceof BooleanType;
          case ORDER -> RowOrdering.isOrderable(type);
          case CONDITION -> type instanceof BooleanType;
        };
    String wanted =
        switch (function.needs()) {
          case NUMBER -> "a number or a boolean";
          case CONDITION -> "a condition, such as delay > 15";
          default -> "a type that has an order";
        };
    return isFit
        ? Optional.empty()
        : Optional.of("%s needs %s; found %s".formatted(function, wanted, type.sql()));
  }

  private static DataType given(Aggregate aggregate, DataType argument) {
    return switch (aggregate.function()) {
      case COUNT, DISTINCT, APPROX_DISTINCT -> DataTypes.LongType;
      case AVG, STD, RATE -> DataTypes.DoubleType;
      case MIN, MAX, FIRST, LAST -> argument;
      case SUM -> sum(argument);
    };
  }

  private static DataType sum(DataType argument) {
    if (argument instanceof DecimalType decimal) {
      int digits = Math.min(DecimalType.MAX_PRECISION(), decimal.precision() + SUM_DIGITS);
      return DataTypes.createDecimalType(digits, decimal.scale());
    }
    boolean isFloating = argument instanceof DoubleType || argument instanceof FloatType;
    return isFloating ? DataTypes.DoubleType : DataTypes.LongType;
  }

  private Optional<DataType> typeOf(SqlText expression, TableName table, StructType columns) {
    return empty
        .expression(expression, table, columns, problems)
        .map(schema -> schema.apply("value").dataType());
  }

  private Optional<StructField> column(
      Declared declared, String key, String name, StructType columns, String where) {
    Optional<StructField> found =
        List.of(columns.fields()).stream().filter(field -> field.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      problems.add(
          declared.line(
              key,
              "%s has no column %s%s".formatted(where, name, near(name, columns.fieldNames()))));
    }
    return found;
  }

  private static String near(String name, String... known) {
    Collection<String> names = List.of(known);
    return Nearest.to(name, names).map("; did you mean %s?"::formatted).orElse("");
  }
}

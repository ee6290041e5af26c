package io.nightjar.validation.checks;

import io.nightjar.core.config.Nearest;
import io.nightjar.validation.checks.CheckSpec.Between;
import io.nightjar.validation.checks.CheckSpec.ColumnExists;
import io.nightjar.validation.checks.CheckSpec.InSet;
import io.nightjar.validation.checks.CheckSpec.NotNull;
import io.nightjar.validation.checks.CheckSpec.RowCount;
import io.nightjar.validation.checks.CheckSpec.SkipRow;
import io.nightjar.validation.checks.CheckSpec.Unique;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The expectation types that can be checked, with their arguments. */
enum CheckType {
  NOT_NULL(
      "expect_column_values_to_not_be_null",
      List.of("column", "mostly"),
      kwargs -> new NotNull(kwargs.column(), kwargs.mostly())),
  UNIQUE(
      "expect_column_values_to_be_unique",
      List.of("column", "mostly"),
      kwargs ->
          new Unique(List.of(kwargs.column()), SkipRow.ALL_VALUES_ARE_MISSING, kwargs.mostly())),
  COMPOUND_UNIQUE(
      "expect_compound_columns_to_be_unique",
      List.of("column_list", "ignore_row_if", "mostly"),
      kwargs -> new Unique(kwargs.columns(), kwargs.skipRow(), kwargs.mostly())),
  BETWEEN(
      "expect_column_values_to_be_between",
      List.of("column", "min_value", "max_value", "strict_min", "strict_max", "mostly"),
      kwargs -> new Between(kwargs.column(), kwargs.valueBounds(), kwargs.mostly())),
  IN_SET(
      "expect_column_values_to_be_in_set",
      List.of("column", "value_set", "mostly"),
      kwargs -> new InSet(kwargs.column(), kwargs.values(), kwargs.mostly())),
  ROW_COUNT(
      "expect_table_row_count_to_be_between",
      List.of("min_value", "max_value", "strict_min", "strict_max"),
      kwargs -> new RowCount(kwargs.countBounds())),
  COLUMN_EXISTS(
      "expect_column_to_exist",
      List.of("column", "column_index"),
      kwargs -> new ColumnExists(kwargs.column(), kwargs.columnIndex()));

  private final String type;
  private final List<String> keys;
  private final Function<Kwargs, CheckSpec> reader;

  CheckType(String type, List<String> keys, Function<Kwargs, CheckSpec> reader) {
    this.type = type;
    this.keys = keys;
    this.reader = reader;
  }

  static Optional<CheckType> find(String type) {
    return Arrays.stream(values()).filter(check -> check.type.equals(type)).findFirst();
  }

  /** What to say about a type that is none of these. */
  static String unknown(String type) {
    List<String> known = Arrays.stream(values()).map(check -> check.type).toList();
    return "expectation type \"%s\" is not supported%s".formatted(type, Nearest.hint(type, known));
  }

  /** The spec, or nothing if the arguments have problems. */
  Optional<CheckSpec> read(Kwargs kwargs) {
    kwargs.refuseUnknown(keys);
    if (!kwargs.isClean()) {
      return Optional.empty();
    }
    CheckSpec spec = reader.apply(kwargs);
    return kwargs.isClean() ? Optional.of(spec) : Optional.empty();
  }
}

package io.nightjar.validation.checks;

import java.util.List;
import java.util.OptionalInt;

/**
 * One thing asked of a table, in the meaning of Great Expectations: rules about values ignore
 * nulls, {@code mostly} is the share of the remaining values that must fit (boundary included), and
 * no values at all fit.
 */
public sealed interface CheckSpec {
  /** What it is about, for messages: a column, several, or nothing for the table itself. */
  List<String> columns();

  /** The share of values that must fit. */
  default double mostly() {
    return 1.0;
  }

  /**
   * No nulls; the share is of all rows.
   *
   * @param column which
   * @param mostly share of rows that must fit
   */
  record NotNull(String column, double mostly) implements CheckSpec {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * No value, or combination of values, twice; every row of a repeated one is unexpected.
   *
   * @param columns one or several
   * @param skip which rows are left out because of nulls
   * @param mostly share of rows that must fit
   */
  record Unique(List<String> columns, SkipRow skip, double mostly) implements CheckSpec {
    /** Copies the list. */
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /** Which rows a rule about several columns leaves out. */
  enum SkipRow {
    /** Those where every column is null. */
    ALL_VALUES_ARE_MISSING,
    /** Those where at least one column is null. */
    ANY_VALUE_IS_MISSING
  }

  /**
   * Values inside a range; NaN is outside every range.
   *
   * @param column a number, date or timestamp
   * @param bounds the range
   * @param mostly share of values that must fit
   */
  record Between(String column, Bounds bounds, double mostly) implements CheckSpec {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * Values out of a list.
   *
   * @param column which
   * @param values the list
   * @param mostly share of values that must fit
   */
  record InSet(String column, List<Constant> values, double mostly) implements CheckSpec {
    /** Copies the list. */
    public InSet {
      values = List.copyOf(values);
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * Rows of a night; in a range of nights each one must fit, so that a range and its nights one by
   * one come to the same verdict.
   *
   * @param bounds the range
   */
  record RowCount(Bounds bounds) implements CheckSpec {
    @Override
    public List<String> columns() {
      return List.of();
    }
  }

  /**
   * A column of exactly that name, upper and lower case told apart.
   *
   * @param column its name
   * @param index its position from 0, if that matters
   */
  record ColumnExists(String column, OptionalInt index) implements CheckSpec {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }
}

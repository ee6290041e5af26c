package io.nightjar.validation.rule;

import java.util.List;

/** Which rows an expectation is about. A comparison with a null is never true. */
public sealed interface RowCondition {
  /**
   * A column compared with a constant.
   *
   * @param column its name
   * @param operator one of {@code == != < <= > >=}
   * @param value the constant
   */
  record Comparison(String column, String operator, Constant value) implements RowCondition {}

  /**
   * A column compared with another; rows with a null on either side are left out.
   *
   * @param column its name
   * @param operator one of {@code == != < <= > >=}
   * @param other the other
   */
  record ColumnComparison(String column, String operator, String other) implements RowCondition {}

  /**
   * A value out of a list, or none of it.
   *
   * @param column its name
   * @param isIn whether it must be in the list
   * @param values the list
   */
  record Membership(String column, boolean isIn, List<Constant> values) implements RowCondition {}

  /**
   * A null, or none.
   *
   * @param column its name
   * @param isNull which of both
   */
  record Nullity(String column, boolean isNull) implements RowCondition {}

  /**
   * All of several conditions, or one of them.
   *
   * @param isAll which of both
   * @param conditions at least one
   */
  record Combination(boolean isAll, List<RowCondition> conditions) implements RowCondition {}

  /**
   * An SQL expression over the columns.
   *
   * @param text as written
   * @param line where it stands in its file
   */
  record Sql(String text, int line) implements RowCondition {}
}

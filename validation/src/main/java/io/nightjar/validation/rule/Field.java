package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A column of the table.
 *
 * @param name as the table writes it
 * @param type its type
 * @param value its value in a row
 */
record Field(String name, DataType type, Column value) {
  boolean isNumber() {
    return type instanceof NumericType;
  }

  boolean isFloating() {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  boolean isTime() {
    return type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  boolean isText() {
    return type instanceof StringType;
  }

  boolean isFlag() {
    return type instanceof BooleanType;
  }

  /** The value as text; a text is itself. */
  Column text() {
    return isText() ? value : value.cast("string");
  }

  /** The same column with its texts read as another type; null where that does not work. */
  Field read(String other) {
    Column read = expr("try_cast(%s AS %s)".formatted(Columns.quoted(name), other));
    return new Field(name, DataType.fromDDL(other), read);
  }

  /** The value if it is a number. */
  Column number() throws RuleProblem {
    if (!isNumber()) {
      throw problem("this rule needs numbers");
    }
    return value;
  }

  /** The same with room for the sum of many. */
  Column exactNumber() throws RuleProblem {
    Column number = number();
    return type instanceof IntegralType ? number.cast("decimal(20,0)") : number;
  }

  /** The same; NaN is nothing. */
  Column numberOrNothing() throws RuleProblem {
    Column number = number();
    return isFloating() ? when(not(number.isNaN()), number) : number;
  }

  /** The value if it has an order that bounds can be written for. */
  Column ordered() throws RuleProblem {
    if (!isNumber() && !isTime()) {
      throw problem("this rule needs numbers, dates or timestamps");
    }
    return value;
  }

  RuleProblem problem(String why) {
    return new RuleProblem("column \"%s\" is %s; %s".formatted(name, type.sql(), why));
  }
}

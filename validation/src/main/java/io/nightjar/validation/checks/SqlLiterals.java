package io.nightjar.validation.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/**
 * Writes a constant as SQL of a column's own type, so that nothing is converted while rows are read
 * (which in ANSI mode could fail on the first odd row). "1" fits a number and 1 fits a text.
 */
final class SqlLiterals {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private SqlLiterals() {}

  static String of(Constant constant, StructField field) throws RuleProblem {
    DataType type = field.dataType();
    try {
      if (type instanceof NumericType) {
        return number(new BigDecimal(constant.toString()), type);
      }
      if (type instanceof StringType && !(constant instanceof Constant.Flag)) {
        return text(constant.toString());
      }
      if (type instanceof BooleanType && constant instanceof Constant.Flag) {
        return constant.toString();
      }
      if (constant instanceof Constant.Text text && IsoTimes.isTime(text.value())) {
        return time(text.value(), type);
      }
    } catch (NumberFormatException e) {
      throw unfit(constant, field);
    }
    throw unfit(constant, field);
  }

  private static String number(BigDecimal value, DataType type) {
    if (isWhole(type)
        && value.stripTrailingZeros().scale() <= 0
        && value.abs().compareTo(LONGEST) <= 0) {
      return value.setScale(0, RoundingMode.UNNECESSARY).toPlainString() + "L";
    }
    if (isWhole(type) || type instanceof DecimalType) {
      int digits = Math.max(value.precision(), value.scale()) + Math.max(0, -value.scale());
      if (digits > DecimalType.MAX_PRECISION()) {
        throw new NumberFormatException("more digits than a decimal holds");
      }
      return value.toPlainString() + "BD";
    }
    if (Double.isInfinite(value.doubleValue())) {
      throw new NumberFormatException("greater than any double");
    }
    return value.doubleValue() + "D";
  }

  private static boolean isWhole(DataType type) {
    return type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof LongType;
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String time(String value, DataType type) throws NumberFormatException {
    if (type instanceof DateType && IsoTimes.isDate(value)) {
      return "DATE '" + value + "'";
    }
    if (type instanceof TimestampType) {
      return "TIMESTAMP '" + IsoTimes.instant(value) + "'";
    }
    throw new NumberFormatException("not a date or timestamp column");
  }

  private static RuleProblem unfit(Constant constant, StructField field) {
    return new RuleProblem(
        "value \"%s\" does not fit column \"%s\", which is %s"
            .formatted(constant, field.name(), field.dataType().sql()));
  }
}

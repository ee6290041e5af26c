package io.nightjar.etl.ingest.value;

import java.math.BigDecimal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** FLOAT and DOUBLE: plain or scientific numbers; infinity and not-a-number do not fit. */
final class FloatingNumber implements ValueType {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final boolean isSingle;

  FloatingNumber(DataType type) {
    this.name = type.sql();
    this.isSingle = type.equals(DataTypes.FloatType);
  }

  static boolean is(DataType type) {
    return type.equals(DataTypes.FloatType) || type.equals(DataTypes.DoubleType);
  }

  @Override
  public Object convert(Object delivered) {
    if (delivered instanceof String text) {
      return NumberText.isNumber(text) ? narrow(Double.parseDouble(text)) : notANumber();
    }
    if (delivered instanceof Long number && (long) (double) number != number) {
      return inexact();
    }
    if (delivered instanceof BigDecimal number
        && BigDecimal.valueOf(number.doubleValue()).compareTo(number) != 0) {
      return inexact();
    }
    return delivered instanceof Number number ? narrow(number.doubleValue()) : notANumber();
  }

  private Object narrow(double number) {
    if (Double.isNaN(number)) {
      return notANumber();
    }
    if (Double.isInfinite(number) || (isSingle && Float.isInfinite((float) number))) {
      return new Misfit("is out of range (" + name + ")");
    }
    if (isSingle) {
      return (float) number;
    }
    return number;
  }

  private Misfit inexact() {
    return new Misfit("has more digits than " + name + " can hold");
  }

  private Misfit notANumber() {
    return new Misfit("is not a number (" + name + ")");
  }
}

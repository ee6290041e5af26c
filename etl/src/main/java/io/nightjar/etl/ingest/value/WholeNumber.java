package io.nightjar.etl.ingest.value;

import java.math.BigDecimal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** TINYINT to BIGINT: digits within the range of the type. */
public final class WholeNumber implements ValueType {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int bytes;

  WholeNumber(DataType type) {
    this.name = type.sql();
    this.bytes = type.defaultSize();
  }

  /** Whether values of that type are whole numbers. */
  public static boolean is(DataType type) {
    return type.equals(DataTypes.ByteType)
        || type.equals(DataTypes.ShortType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.LongType);
  }

  @Override
  public Object convert(Object delivered) {
    if (delivered instanceof String text) {
      return NumberText.isWhole(text) ? fromText(text) : notWhole();
    }
    if (delivered instanceof Double || delivered instanceof Float) {
      double number = ((Number) delivered).doubleValue();
      return Double.isFinite(number) ? fromExact(new BigDecimal(number)) : notWhole();
    }
    if (delivered instanceof BigDecimal number) {
      return fromExact(number);
    }
    return delivered instanceof Number number ? narrow(number.longValue()) : notWhole();
  }

  private Object fromText(String text) {
    try {
      return narrow(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return outOfRange();
    }
  }

  private Object fromExact(BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 0) {
      return notWhole();
    }
    return number.precision() - number.scale() > 19 || number.toBigInteger().bitLength() > 63
        ? outOfRange()
        : narrow(number.longValue());
  }

  private Object narrow(long number) {
    int unused = Long.SIZE - bytes * Byte.SIZE;
    if (number << unused >> unused != number) {
      return outOfRange();
    }
    return switch (bytes) {
      case 1 -> (byte) number;
      case 2 -> (short) number;
      case 4 -> (int) number;
      default -> number;
    };
  }

  private Misfit notWhole() {
    return new Misfit("is not a whole number (" + name + ")");
  }

  private Misfit outOfRange() {
    return new Misfit("is out of range (" + name + ")");
  }
}

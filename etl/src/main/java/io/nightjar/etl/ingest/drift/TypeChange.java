package io.nightjar.etl.ingest.drift;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;

/** What a stored type is to a declared one. */
final class TypeChange {
  private static final int FLOAT_BITS = 24;
  private static final int DOUBLE_BITS = 53;
  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  private TypeChange() {}

  /** WIDENED, NARROWED or RETYPED; nothing if both are the same for all purposes. */
  static Optional<DriftKind> of(DataType stored, DataType declared) {
    boolean isSame =
        stored.equals(declared)
            || (stored.equals(DataTypes.TimestampNTZType)
                && declared.equals(DataTypes.TimestampType));
    if (isSame) {
      return Optional.empty();
    }
    if (stored.equals(DataTypes.StringType)) {
      return Optional.of(DriftKind.WIDENED);
    }
    if (stored instanceof NumericType && declared instanceof NumericType) {
      return Optional.of(isWithin(stored, declared) ? DriftKind.NARROWED : DriftKind.WIDENED);
    }
    return Optional.of(DriftKind.RETYPED);
  }

  /** Whether every number of one type is exactly one of the other. */
  private static boolean isWithin(DataType inner, DataType outer) {
    if (isFloating(inner)) {
      return isFloating(outer) && bits(inner) <= bits(outer);
    }
    if (isFloating(outer)) {
      return scale(inner) == 0 && bits(inner) <= bits(outer);
    }
    return scale(inner) <= scale(outer) && whole(inner) <= whole(outer);
  }

  private static boolean isFloating(DataType type) {
    return type.equals(DataTypes.FloatType) || type.equals(DataTypes.DoubleType);
  }

  private static double bits(DataType type) {
    if (isFloating(type)) {
      return type.equals(DataTypes.FloatType) ? FLOAT_BITS : DOUBLE_BITS;
    }
    return type instanceof DecimalType decimal
        ? decimal.precision() * BITS_PER_DIGIT
        : type.defaultSize() * Byte.SIZE - 1;
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  /** Bits in front of the point; a little less for decimals, so that DECIMAL(10,0) is no INT. */
  private static double whole(DataType type) {
    return type instanceof DecimalType decimal
        ? (decimal.precision() - decimal.scale()) * BITS_PER_DIGIT
        : type.defaultSize() * Byte.SIZE - 1;
  }
}

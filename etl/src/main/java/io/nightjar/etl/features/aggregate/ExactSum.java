package io.nightjar.etl.features.aggregate;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * The exact sum of floating-point numbers, kept in bytes: whatever the order in which numbers are
 * added and sums are merged, the result is the same, and it is rounded once, at the end. The sum is
 * a row of digits of 32 bits in longs, with room for carries; only the digits in use are kept.
 *
 * <p>Bytes: flags, number of the lowest digit, additions since the last carry, digits.
 */
final class ExactSum {
  /** The sum of nothing. */
  static final byte[] ZERO = new byte[ExactSum.HEADER];

  private static final int HEADER = 7;
  private static final int NAN = 1;
  private static final int PLUS_INFINITY = 2;
  private static final int MINUS_INFINITY = 4;
  private static final int DIGIT_BITS = 32;
  private static final long DIGIT = 0xFFFF_FFFFL;
  private static final int MANTISSA_BITS = 52;
  private static final int LOWEST_EXPONENT = -1074;
  private static final int MOST_ADDITIONS = 1 << 28;

  private ExactSum() {}

  /** The sum and one number more; the sum given may be changed. */
  static byte[] add(byte[] sum, double value) {
    if (value == 0) {
      return sum;
    }
    if (!Double.isFinite(value)) {
      return flagged(sum, flag(value));
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    mantissa = exponent == 0 ? mantissa : mantissa | (1L << MANTISSA_BITS);
    int position = Math.max(0, exponent - 1);
    int digit = position / DIGIT_BITS;
    byte[] wide = widened(sum, digit, digit + 2);
    addShifted(ByteBuffer.wrap(wide), digit, mantissa, position % DIGIT_BITS, bits < 0);
    return counted(wide, 1);
  }

  /** The sum and the square of one number more, exactly; the sum given may be changed. */
  static byte[] addSquare(byte[] sum, double value) {
    double square = value * value;
    byte[] more = add(sum, square);
    return Double.isFinite(square) ? add(more, Math.fma(value, value, -square)) : more;
  }

  /** Both sums together; the first may be changed. */
  static byte[] merge(byte[] sum, byte[] other) {
    byte[] wide = flagged(sum, other[0]);
    int digits = digits(other);
    if (digits == 0) {
      return wide;
    }
    ByteBuffer from = ByteBuffer.wrap(other);
    int low = low(from);
    wide = widened(wide, low, low + digits - 1);
    ByteBuffer to = ByteBuffer.wrap(wide);
    for (int i = 0; i < digits; i++) {
      int at = offset(low + i - low(to));
      to.putLong(at, to.getLong(at) + from.getLong(offset(i)));
    }
    return counted(wide, additions(from) + 1);
  }

  /** The sum, rounded to the nearest double. */
  static double value(byte[] sum) {
    if (sum[0] != 0) {
      return unbounded(sum[0]);
    }
    return rounded(units(sum), LOWEST_EXPONENT);
  }

  /** The sum in units of 2^-1074; only of sums that are finite. */
  static BigInteger units(byte[] sum) {
    ByteBuffer digits = ByteBuffer.wrap(sum);
    BigInteger units = BigInteger.ZERO;
    for (int i = digits(sum) - 1; i >= 0; i--) {
      units = units.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits.getLong(offset(i))));
    }
    return units.shiftLeft(DIGIT_BITS * low(digits));
  }

  /** Whether infinities or NaN are among the numbers. */
  static boolean isUnbounded(byte[] sum) {
    return sum[0] != 0;
  }

  /** The number times a power of two, to the nearest double, half to even. */
  static double rounded(BigInteger number, int exponent) {
    BigInteger size = number.abs();
    int excess = Math.max(0, size.bitLength() - MANTISSA_BITS - 1);
    BigInteger head = size.shiftRight(excess);
    if (excess > 0 && size.testBit(excess - 1)) {
      boolean isMore = size.getLowestSetBit() < excess - 1;
      head = isMore || head.testBit(0) ? head.add(BigInteger.ONE) : head;
    }
    double value = Math.scalb(head.doubleValue(), exponent + excess);
    return number.signum() < 0 ? -value : value;
  }

  private static double unbounded(byte flags) {
    return switch (flags) {
      case PLUS_INFINITY -> Double.POSITIVE_INFINITY;
      case MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private static void addShifted(
      ByteBuffer sum, int digit, long mantissa, int shift, boolean isNegative) {
    long low = mantissa << shift;
    long high = shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
    long[] parts = {low & DIGIT, low >>> DIGIT_BITS, high};
    for (int i = 0; i < parts.length; i++) {
      int at = offset(digit + i - low(sum));
      sum.putLong(at, sum.getLong(at) + (isNegative ? -parts[i] : parts[i]));
    }
  }

  private static int flag(double value) {
    if (Double.isNaN(value)) {
      return NAN;
    }
    return value > 0 ? PLUS_INFINITY : MINUS_INFINITY;
  }

  private static byte[] flagged(byte[] sum, int flags) {
    byte[] own = sum == ZERO ? sum.clone() : sum;
    own[0] |= (byte) flags;
    return own;
  }

  /** Carries what has gathered above the 32 bits of digits before a long could overflow. */
  private static byte[] counted(byte[] sum, int additions) {
    ByteBuffer buffer = ByteBuffer.wrap(sum);
    int all = additions(buffer) + additions;
    buffer.putInt(3, all);
    if (all < MOST_ADDITIONS) {
      return sum;
    }
    int top = low(buffer) + digits(sum) - 1;
    ByteBuffer wide = ByteBuffer.wrap(widened(sum, top, top + 1));
    long carry = 0;
    for (int i = 0; i < digits(wide.array()) - 1; i++) {
      long digit = wide.getLong(offset(i)) + carry;
      wide.putLong(offset(i), digit & DIGIT);
      carry = digit >> DIGIT_BITS;
    }
    int last = offset(digits(wide.array()) - 1);
    wide.putLong(last, wide.getLong(last) + carry);
    wide.putInt(3, 1);
    return wide.array();
  }

  private static byte[] widened(byte[] sum, int low, int high) {
    ByteBuffer old = ByteBuffer.wrap(sum);
    int digits = digits(sum);
    int newLow = digits == 0 ? low : Math.min(low, low(old));
    int newHigh = digits == 0 ? high : Math.max(high, low(old) + digits - 1);
    if (digits > 0 && newHigh - newLow + 1 == digits) {
      return sum;
    }
    ByteBuffer wide = ByteBuffer.allocate(offset(newHigh - newLow + 1));
    wide.put(0, sum[0]);
    wide.putShort(1, (short) newLow);
    wide.putInt(3, additions(old));
    for (int i = 0; i < digits; i++) {
      wide.putLong(offset(low(old) + i - newLow), old.getLong(offset(i)));
    }
    return wide.array();
  }

  private static int offset(int digit) {
    return HEADER + digit * Long.BYTES;
  }

  private static int digits(byte[] sum) {
    return (sum.length - HEADER) / Long.BYTES;
  }

  private static int low(ByteBuffer sum) {
    return sum.getShort(1);
  }

  private static int additions(ByteBuffer sum) {
    return sum.getInt(3);
  }
}

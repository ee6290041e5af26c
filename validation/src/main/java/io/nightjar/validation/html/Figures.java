package io.nightjar.validation.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them; the same everywhere, whatever the locale of the machine. */
public final class Figures {
  private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double LONGEST = 1e15;
  private static final double SMALLEST = 1e-4;
  private static final double ALMOST_ALL = 0.9995;

  private Figures() {}

  /** {@code 27,004}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Four digits, or all of a whole number: {@code 0.1235}, {@code 27,004}, {@code 1.5e-9}. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < LONGEST) {
      return count((long) value);
    }
    double size = Math.abs(value);
    if (size >= LONGEST || size < SMALLEST) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SHORT).stripTrailingZeros();
    return rounded.scale() <= 0
        ? count(rounded.longValue())
        : String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded);
  }

  /** {@code 98.4 %}; never 100 % or 0 % unless it is. */
  public static String share(double share) {
    if (!Double.isFinite(share)) {
      return number(share);
    }
    if (share < 1 && share > ALMOST_ALL) {
      return "over 99.9 %";
    }
    if (share > 0 && share < 1 - ALMOST_ALL) {
      return "below 0.1 %";
    }
    return number(Math.rint(share * 1000) / 10) + " %";
  }
}

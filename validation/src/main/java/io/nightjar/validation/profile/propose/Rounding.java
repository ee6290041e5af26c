package io.nightjar.validation.profile.propose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Bounds as a person would write them: two digits, away from the data. */
final class Rounding {
  private static final int DIGITS = 2;

  private Rounding() {}

  static BigDecimal down(double bound) {
    return rounded(bound, RoundingMode.FLOOR);
  }

  static BigDecimal up(double bound) {
    return rounded(bound, RoundingMode.CEILING);
  }

  private static BigDecimal rounded(double bound, RoundingMode mode) {
    BigDecimal two = BigDecimal.valueOf(bound).round(new MathContext(DIGITS, mode));
    BigDecimal plain = two.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}

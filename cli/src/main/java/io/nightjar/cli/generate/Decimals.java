package io.nightjar.cli.generate;

import java.math.BigDecimal;

/** Writes numbers as the real files do: {@code 2.0}, {@code 39.02}; the same on every Java. */
final class Decimals {
  private Decimals() {}

  /** A whole number with its {@code .0}. */
  static String whole(long value) {
    return value + ".0";
  }

  /** {@code unscaled} ÷ 10^{@code places}, without superfluous zeros but with one decimal. */
  static String scaled(long unscaled, int places) {
    BigDecimal exact = BigDecimal.valueOf(unscaled, places).stripTrailingZeros();
    return (exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString();
  }
}

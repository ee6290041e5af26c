package io.nightjar.validation.rule;

import java.math.BigDecimal;

/** A value written in a suite. */
public sealed interface Constant {
  /**
   * A number.
   *
   * @param value without trailing zeros, so that 9 equals 9.0
   */
  record Number(BigDecimal value) implements Constant {
    /** Strips trailing zeros. */
    public Number {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  /**
   * A text; for date and timestamp columns an ISO date or timestamp.
   *
   * @param value as written
   */
  record Text(String value) implements Constant {
    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record Flag(boolean value) implements Constant {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** No value, where a list may hold one. */
  record Nothing() implements Constant {
    @Override
    public String toString() {
      return "null";
    }
  }
}

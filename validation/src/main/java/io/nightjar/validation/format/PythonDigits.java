package io.nightjar.validation.format;

/** Decimal digits of every script, which Python takes for numbers too. */
final class PythonDigits {
  private static final int RADIX = 10;

  private PythonDigits() {}

  /** The text with each digit of another script replaced by the one from 0 to 9. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().map(PythonDigits::ascii).forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  static int ascii(int codePoint) {
    return Character.isDigit(codePoint)
        ? Character.forDigit(Character.digit(codePoint, RADIX), RADIX)
        : codePoint;
  }
}

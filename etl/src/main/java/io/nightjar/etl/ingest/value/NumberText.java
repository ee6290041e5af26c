package io.nightjar.etl.ingest.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Strict numbers in text: plain ASCII digits, no spaces, no grouping, no names of infinity. */
public final class NumberText {
  private static final int LONGEST = 400;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  private NumberText() {}

  /** Whether the text is an optional sign and digits. */
  static boolean isWhole(String text) {
    int first = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (first == text.length() || text.length() > LONGEST) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is a plain or scientific number. */
  public static boolean isNumber(String text) {
    return isWhole(text) || (text.length() <= LONGEST && NUMBER.matcher(text).matches());
  }

  /** The number, exactly; the text must be one. */
  public static BigDecimal exact(String text) {
    return new BigDecimal(text);
  }
}

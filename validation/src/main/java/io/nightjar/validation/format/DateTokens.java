package io.nightjar.validation.format;

import java.time.DateTimeException;
import java.util.List;

/** The tokens of a text; whatever is behind the end is no date. */
record DateTokens(List<String> all) {
  /** More than any number in a date, and small enough to reckon with. */
  private static final int MANY = 1_000_000;

  int size() {
    return all.size();
  }

  boolean has(int at) {
    return at >= 0 && at < all.size();
  }

  String get(int at) {
    if (!has(at)) {
      throw new DateTimeException("the text ends too early");
    }
    return all.get(at);
  }

  boolean is(int at, String token) {
    return has(at) && all.get(at).equals(token);
  }

  boolean isNumber(int at) {
    String token = get(at);
    int dot = token.indexOf('.');
    return isDigits(token)
        || (dot > 0 && isDigits(token.substring(0, dot)) && isDigits(token.substring(dot + 1)));
  }

  boolean isFiller(int at) {
    return has(at) && DateWords.isFiller(all.get(at));
  }

  boolean isUnit(int at) {
    return has(at) && DateWords.unit(all.get(at)) >= 0;
  }

  boolean isHalf(int at) {
    return has(at) && DateWords.half(all.get(at)) >= 0;
  }

  /** A number that may have a fraction. */
  double number(int at) {
    if (!isNumber(at)) {
      throw new DateTimeException("a number is missing");
    }
    return Double.parseDouble(get(at));
  }

  static boolean isDigits(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A number of digits only; a huge one is cut to one that no date has either. */
  static int whole(String digits) {
    if (!isDigits(digits)) {
      throw new DateTimeException("a number is missing");
    }
    return whole(Double.parseDouble(digits));
  }

  static int whole(double number) {
    return (int) Math.min(number, MANY);
  }
}

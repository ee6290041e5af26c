package io.nightjar.validation.format;

import java.time.DateTimeException;

/** Walks over the words of a text; numbers are the business of {@link DateNumberReader}. */
final class DateReader {
  private static final int LONGEST_SHORT_OFFSET = "03".length();
  private static final int LONG_OFFSET = "0300".length();
  private static final int SHORTEST_ZONE = 3;

  private final DateTokens tokens;
  private final DateParts parts = new DateParts();
  private int at;

  DateReader(DateTokens tokens) {
    this.tokens = tokens;
  }

  /** Everything the text says; throws {@link DateTimeException} where it is no date. */
  DateParts read() {
    DateNumberReader numbers = new DateNumberReader(tokens, parts);
    for (at = 0; at < tokens.size(); at++) {
      if (tokens.isNumber(at)) {
        at = numbers.read(at);
      } else {
        word(tokens.get(at));
      }
    }
    return parts;
  }

  private void word(String token) {
    if (DateWords.isNoNumber(token)) {
      throw new DateTimeException("not a finite number");
    } else if (DateWords.isWeekday(token)) {
      parts.weekday();
    } else if (DateWords.month(token) > 0) {
      month(DateWords.month(token));
    } else if (DateWords.half(token) >= 0) {
      parts.half(DateWords.half(token));
    } else if (parts.canBeZone(token)) {
      zone(token);
    } else if (parts.hasHour() && isSign(at)) {
      offset();
    } else if (!DateWords.isFiller(token)) {
      throw new DateTimeException("a word of no meaning");
    }
  }

  private void month(int month) {
    parts.date().addMonth(month);
    String separator = tokens.has(at + 1) ? tokens.get(at + 1) : "";
    if (separator.equals("-") || separator.equals("/")) {
      parts.date().add(tokens.get(at + 2));
      at += 2;
      if (tokens.is(at + 1, separator)) {
        parts.date().add(tokens.get(at + 2));
        at += 2;
      }
    } else if (isOfYear()) {
      String year = tokens.get(at + 4);
      if (DateTokens.isDigits(year)) {
        parts.date().addYear(DateNumbers.fullYear(DateTokens.whole(year)));
      }
      at += 4;
    }
  }

  /** Whether the month goes on as in {@code Jan of 01}. */
  private boolean isOfYear() {
    return tokens.is(at + 1, " ")
        && tokens.has(at + 2)
        && tokens.get(at + 2).equalsIgnoreCase("of")
        && tokens.is(at + 3, " ")
        && tokens.has(at + 4);
  }

  /** After {@code GMT+3} the zone still lacks a name, after {@code BRST+3} it has one. */
  private void zone(String name) {
    if (isSign(at + 1)) {
      parts.zone(!DateWords.isUtc(name), false);
    } else {
      parts.zone(true, name.equals("z"));
    }
  }

  private void offset() {
    String digits = tokens.get(at + 1);
    if (digits.length() == LONG_OFFSET) {
      DateTokens.whole(digits);
    } else if (tokens.is(at + 2, ":")) {
      DateTokens.whole(digits);
      DateTokens.whole(tokens.get(at + 3));
      at += 2;
    } else if (digits.length() <= LONGEST_SHORT_OFFSET) {
      DateTokens.whole(digits);
    } else {
      throw new DateTimeException("no offset");
    }
    parts.offset();
    if (isNameInBrackets()) {
      parts.zoneName();
      at += 4;
    }
    at++;
  }

  /** Whether an offset goes on as in {@code -0300 (BRST)}. */
  private boolean isNameInBrackets() {
    return tokens.isFiller(at + 2)
        && tokens.is(at + 3, "(")
        && tokens.is(at + 5, ")")
        && tokens.get(at + 4).length() >= SHORTEST_ZONE
        && parts.canBeNameOfOffset(tokens.get(at + 4));
  }

  private boolean isSign(int index) {
    return tokens.is(index, "+") || tokens.is(index, "-");
  }
}

package io.nightjar.validation.format;

import java.time.DateTimeException;
import java.util.Set;

/** Finds out what a number means, by its length and by what stands beside it. */
final class DateNumberReader {
  private static final int TWO = 2;
  private static final int FOUR = 4;
  private static final int SIX = 6;
  private static final int EIGHT = 8;
  private static final int TEN = 10;
  private static final int TWELVE = 12;
  private static final int FOURTEEN = 14;
  private static final int HOURS_OF_A_DAY = 24;
  private static final Set<String> SEPARATORS = Set.of("-", "/", ".");

  private final DateTokens tokens;
  private final DateParts parts;
  private int at;
  private String token = "";

  DateNumberReader(DateTokens tokens, DateParts parts) {
    this.tokens = tokens;
    this.parts = parts;
  }

  /** Reads the number at that place, and returns the place of the last token that it needed. */
  int read(int start) {
    at = start;
    token = tokens.get(start);
    boolean isRead =
        isClockAfterDate()
            || isSixDigits()
            || isLongDate()
            || isWithUnit()
            || isClock()
            || isWithSeparator()
            || isAlone()
            || isWithHalf();
    if (!isRead) {
      if (!parts.date().canBeDay(tokens.number(start))) {
        throw new DateTimeException("a number of no meaning");
      }
      parts.date().add(tokens.number(start));
    }
    return at;
  }

  /** As the last part of 19990101T2359. */
  private boolean isClockAfterDate() {
    boolean fits =
        parts.date().size() == 3
            && (token.length() == TWO || token.length() == FOUR)
            && !parts.hasHour()
            && !tokens.is(at + 1, ":")
            && !tokens.isUnit(at + 1);
    if (fits) {
      parts.hour(digits(0, TWO));
      if (token.length() == FOUR) {
        parts.minute(digits(TWO, FOUR));
      }
    }
    return fits;
  }

  /** YYMMDD at first, HHMMSS with or without a fraction later. */
  private boolean isSixDigits() {
    int dot = token.indexOf('.');
    boolean fits = token.length() == SIX || (token.length() > SIX && dot == SIX);
    if (fits && parts.date().size() == 0 && dot < 0) {
      addDate(TWO);
    } else if (fits) {
      parts.hour(digits(0, TWO));
      parts.minute(digits(TWO, FOUR));
      parts.seconds(token.substring(FOUR));
    }
    return fits;
  }

  /** YYYYMMDD, which HHMM or HHMMSS may follow. */
  private boolean isLongDate() {
    int length = token.length();
    boolean fits = length == EIGHT || length == TWELVE || length == FOURTEEN;
    if (fits) {
      addDate(FOUR);
    }
    if (fits && length > EIGHT) {
      parts.hour(digits(EIGHT, TEN));
      parts.minute(digits(TEN, TWELVE));
    }
    if (fits && length > TWELVE) {
      parts.second(digits(TWELVE, FOURTEEN));
    }
    return fits;
  }

  private void addDate(int yearLength) {
    parts.date().add(token.substring(0, yearLength));
    parts.date().add(token.substring(yearLength, yearLength + 2));
    parts.date().add(token.substring(yearLength + 2, yearLength + 4));
  }

  /** As in 12h, 12 h and the 04 of 12h04. */
  private boolean isWithUnit() {
    if (tokens.isUnit(at + 1)) {
      setUnit(DateWords.unit(tokens.get(at + 1)));
      at += 1;
    } else if (tokens.is(at + 1, " ") && tokens.isUnit(at + 2)) {
      setUnit(DateWords.unit(tokens.get(at + 2)));
      at += 2;
    } else if (tokens.isUnit(at - 1)) {
      setUnit(DateWords.unit(tokens.get(at - 1)) + 1);
    } else if (at == tokens.size() - 1 && tokens.is(at - 1, " ") && tokens.isUnit(at - 2)) {
      setUnit(DateWords.unit(tokens.get(at - 2)) + 1);
    } else {
      return false;
    }
    return true;
  }

  /** What is smaller than a second is let go. */
  private void setUnit(int unit) {
    double value = tokens.number(at);
    switch (unit) {
      case 0 -> {
        parts.hour(DateTokens.whole(value));
        if (value % 1 != 0) {
          parts.minute((int) (60 * (value % 1)));
        }
      }
      case 1 -> parts.minutes(value);
      case 2 -> parts.seconds(token);
      default -> {}
    }
  }

  /** HH:MM, which :SS may follow. */
  private boolean isClock() {
    boolean fits = tokens.is(at + 1, ":") && tokens.has(at + 2);
    if (fits) {
      parts.hour(DateTokens.whole(tokens.number(at)));
      parts.minutes(tokens.number(at + 2));
      at += 2;
      if (tokens.is(at + 1, ":") && tokens.has(at + 2)) {
        parts.seconds(tokens.get(at + 2));
        at += 2;
      }
    }
    return fits;
  }

  /** As in 01-01, 01-Jan and 01/01/99. */
  private boolean isWithSeparator() {
    if (!tokens.has(at + 1) || !SEPARATORS.contains(tokens.get(at + 1))) {
      return false;
    }
    String separator = tokens.get(at + 1);
    parts.date().add(token);
    at++;
    if (tokens.has(at + 1) && !tokens.isFiller(at + 1)) {
      addDigitsOrMonth(tokens.get(at + 1));
      at++;
      if (tokens.is(at + 1, separator)) {
        addDigitsOrMonth(tokens.get(at + 2));
        at += 2;
      }
    }
    return true;
  }

  private void addDigitsOrMonth(String next) {
    if (DateWords.month(next) > 0) {
      parts.date().addMonth(DateWords.month(next));
    } else {
      parts.date().add(next);
    }
  }

  /** The last one, or one before a filler; as in 12 am it may be an hour all the same. */
  private boolean isAlone() {
    boolean fits = !tokens.has(at + 1) || tokens.isFiller(at + 1);
    if (fits && tokens.isHalf(at + 2)) {
      parts.hour(DateTokens.whole(tokens.number(at)), DateWords.half(tokens.get(at + 2)));
      at += 2;
    } else if (fits) {
      parts.date().add(tokens.number(at));
      at++;
    }
    return fits;
  }

  /** As in 12am. */
  private boolean isWithHalf() {
    boolean fits = tokens.isHalf(at + 1) && tokens.number(at) < HOURS_OF_A_DAY;
    if (fits) {
      parts.hour(DateTokens.whole(tokens.number(at)), DateWords.half(tokens.get(at + 1)));
      at++;
    }
    return fits;
  }

  private int digits(int from, int to) {
    return DateTokens.whole(token.substring(from, to));
  }
}

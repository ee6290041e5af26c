package io.nightjar.validation.format;

import java.time.DateTimeException;
import java.time.LocalTime;

/** What a text has said so far about a date, a time of day and a time zone. */
final class DateParts {
  private static final int NOON = 12;

  /** Stands for an hour, minute or second that nobody named. */
  private static final int NONE = -1;

  private final DateNumbers date = new DateNumbers();
  private boolean hasWeekday;
  private int hour = NONE;
  private int minute = NONE;
  private int second = NONE;
  private boolean hasZone;
  private boolean hasOffset;

  DateNumbers date() {
    return date;
  }

  boolean hasHour() {
    return hour != NONE;
  }

  void weekday() {
    hasWeekday = true;
  }

  void hour(int value) {
    hour = value;
  }

  void hour(int value, int half) {
    boolean isAfternoon = half == 1;
    if (value < NOON && isAfternoon) {
      hour = value + NOON;
    } else {
      hour = value == NOON && !isAfternoon ? 0 : value;
    }
  }

  /** The hour that is known turns out to be one before or after noon. */
  void half(int half) {
    if (!hasHour() || hour > NOON) {
      throw new DateTimeException("no hour of a 12 hour clock");
    }
    hour(hour, half);
  }

  void minute(int value) {
    minute = value;
  }

  /** A minute whose fraction, if it has one, says the seconds; it forgets those known before. */
  void minutes(double value) {
    double fraction = value % 1;
    minute = DateTokens.whole(value);
    second = fraction == 0 ? NONE : (int) (60 * fraction);
  }

  void second(int value) {
    second = value;
  }

  /** Seconds with or without a fraction, which the dot alone does not need digits for. */
  void seconds(String text) {
    int dot = text.indexOf('.');
    second = DateTokens.whole(dot < 0 ? text : text.substring(0, dot));
    if (dot >= 0 && dot + 1 < text.length()) {
      DateTokens.whole(text.substring(dot + 1));
    }
  }

  /** Whether this word is the first to name a time zone. */
  boolean canBeZone(String token) {
    return !hasOffset && canBeNameOfOffset(token);
  }

  boolean canBeNameOfOffset(String token) {
    return hasHour() && !hasZone && DateWords.isZone(token);
  }

  void zone(boolean isNamed, boolean isOffset) {
    hasZone = isNamed;
    hasOffset = isOffset;
  }

  /** The offset of a zone that may have been named before. */
  void offset() {
    hasOffset = true;
  }

  void zoneName() {
    hasZone = true;
  }

  /** Whether anything was said, and everything can be. */
  boolean exist() {
    date.check();
    LocalTime.of(orZero(hour), orZero(minute), orZero(second));
    return date.size() > 0 || hasWeekday || hasHour() || minute != NONE || second != NONE;
  }

  private static int orZero(int value) {
    return value == NONE ? 0 : value;
  }
}

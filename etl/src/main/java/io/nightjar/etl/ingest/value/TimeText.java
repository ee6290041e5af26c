package io.nightjar.etl.ingest.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strict dates and timestamps in text: ISO 8601, real days, at most microseconds. */
final class TimeText {
  private static final String DAY = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
  private static final Pattern DATE = Pattern.compile(DAY);
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          DAY
              + "[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?"
              + "(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");
  private static final int MICROS_PER_SECOND = 1_000_000;

  private TimeText() {}

  /** Days since 1970, or nothing if the text is not a real day as {@code yyyy-MM-dd}. */
  static OptionalLong day(String text) {
    Matcher matcher = DATE.matcher(text);
    try {
      return matcher.matches() ? OptionalLong.of(date(matcher).toEpochDay()) : OptionalLong.empty();
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Microseconds since 1970, or nothing if the text is no ISO timestamp; without an offset it is
   * UTC.
   */
  static OptionalLong moment(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    try {
      return matcher.matches() ? moment(matcher) : OptionalLong.empty();
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong moment(Matcher matcher) {
    String fraction = matcher.group(7) == null ? "" : matcher.group(7);
    String digits = (fraction + "000000000").substring(0, 9);
    if (!digits.endsWith("000")) {
      return OptionalLong.empty();
    }
    int second = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
    LocalDateTime local =
        date(matcher)
            .atTime(Integer.parseInt(matcher.group(4)), Integer.parseInt(matcher.group(5)), second);
    ZoneOffset offset = matcher.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(matcher.group(8));
    return OptionalLong.of(
        local.toEpochSecond(offset) * MICROS_PER_SECOND + Integer.parseInt(digits.substring(0, 6)));
  }

  private static LocalDate date(Matcher matcher) {
    int year = Integer.parseInt(matcher.group(1));
    if (year == 0) {
      throw new DateTimeException("there is no year 0");
    }
    return LocalDate.of(
        year, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
  }
}

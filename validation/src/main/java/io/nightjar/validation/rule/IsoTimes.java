package io.nightjar.validation.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/** Dates and timestamps as written in a suite; without an offset they are UTC. */
public final class IsoTimes {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSS]][XXX]]")
          .withResolverStyle(ResolverStyle.STRICT);

  /** Spark's dates end there. */
  private static final int LAST_YEAR = 9999;

  private IsoTimes() {}

  /** Whether it is a date or a timestamp. */
  public static boolean isTime(String text) {
    try {
      int year = instant(text).atOffset(ZoneOffset.UTC).getYear();
      return year >= 1 && year <= LAST_YEAR;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Whether there is a date and no time of day. */
  static boolean isDate(String text) {
    return isTime(text) && text.length() == "2013-01-31".length();
  }

  static Instant instant(String text) {
    TemporalAccessor time =
        FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (time instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    if (time instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}

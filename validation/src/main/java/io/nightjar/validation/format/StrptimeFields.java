package io.nightjar.validation.format;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** What a text said by the directives of its format. */
final class StrptimeFields {
  private static final char NONE = 0;
  private static final int LAST_YEAR = 9999;
  private static final int LAST_SECOND = 59;
  private static final int LAST_HOUR = 23;
  private static final int DAYS = 7;
  private static final int FIRST_OF_1900S = 69;
  private static final int STANDARD_YEAR = 1900;
  private static final int LEAP_YEAR = 1904;
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final Matcher found;
  private final String directives;

  StrptimeFields(Matcher found, String directives) {
    this.found = found;
    this.directives = directives;
  }

  /** Whether there is a time with these fields. */
  boolean exist() {
    return secondExists() && offsetExists() && dateExists();
  }

  private boolean secondExists() {
    return !has('S') || number('S') <= LAST_SECOND;
  }

  /** Hours, minutes and seconds have colons between them everywhere or nowhere. */
  private boolean offsetExists() {
    if (!has('z') || found.group("z").equals("Z")) {
      return true;
    }
    String offset = PythonDigits.ascii(found.group("z"));
    boolean colon = offset.charAt("+00".length()) == ':';
    String seconds = offset.substring(colon ? "+00:00".length() : "+0000".length());
    boolean even = seconds.isEmpty() || seconds.startsWith(":") == colon;
    return even && Integer.parseInt(offset.substring(1, "+00".length())) <= LAST_HOUR;
  }

  private boolean dateExists() {
    char yearBy = last("yY");
    boolean leapDay = yearBy == NONE && month() == Month.FEBRUARY.getValue() && day() == 29;
    try {
      LocalDate date = date(leapDay ? LEAP_YEAR : year(yearBy));
      // Without a year Python looks for 29 February in a leap year, and then refuses it in 1900.
      LocalDate result = leapDay ? date.withYear(STANDARD_YEAR) : date;
      return result.getDayOfMonth() == date.getDayOfMonth() && isInRange(result.getYear());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The day of the year wins over the week, and the week over month and day. */
  private LocalDate date(int year) {
    if (!isInRange(year)) {
      throw new DateTimeException("the year is out of range");
    }
    char weekdayBy = last("aAwu");
    char weekBy = last("UW");
    if (has('j')) {
      return LocalDate.ofYearDay(year, 1).plusDays(number('j') - 1L);
    }
    if (weekdayBy != NONE && weekBy != NONE) {
      return ofWeek(year, weekBy, weekday(weekdayBy));
    }
    return weekdayBy != NONE && has('G') && has('V')
        ? ofIsoWeek(weekday(weekdayBy))
        : LocalDate.of(year, month(), day());
  }

  private LocalDate ofWeek(int year, char weekBy, int weekday) {
    LocalDate newYear = LocalDate.ofYearDay(year, 1);
    int shift = weekBy == 'U' ? 1 : 0;
    int newYearsDay = (newYear.getDayOfWeek().ordinal() + shift) % DAYS;
    int inWeek = (weekday + shift) % DAYS;
    int week = number(weekBy);
    if (week == 0) {
      return newYear.plusDays((long) inWeek - newYearsDay);
    }
    int before = (DAYS - newYearsDay) % DAYS;
    return newYear.plusDays(before + DAYS * (week - 1L) + inWeek);
  }

  /** Weeks 0 and 53 of years without them run over into the neighbour, as up to Python 3.11. */
  private LocalDate ofIsoWeek(int weekday) {
    int year = number('G');
    if (!isInRange(year)) {
      throw new DateTimeException("the ISO year is out of range");
    }
    return LocalDate.of(year, Month.JANUARY, 4)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plus(number('V') - 1L, ChronoUnit.WEEKS)
        .plusDays(weekday);
  }

  private int year(char by) {
    if (by == NONE) {
      return STANDARD_YEAR;
    }
    int year = number(by);
    if (by == 'Y') {
      return year;
    }
    return year < FIRST_OF_1900S ? 2000 + year : STANDARD_YEAR + year;
  }

  private int month() {
    char by = last("mbB");
    if (by == NONE) {
      return 1;
    }
    return by == 'm' ? number(by) : MONTHS.indexOf(name(by)) + 1;
  }

  private int day() {
    return has('d') ? number('d') : 1;
  }

  /** From 0 for Monday. */
  private int weekday(char by) {
    return switch (by) {
      case 'u' -> number(by) - 1;
      case 'w' -> (number(by) + DAYS - 1) % DAYS;
      default -> WEEKDAYS.indexOf(name(by));
    };
  }

  private String name(char by) {
    return found.group(String.valueOf(by)).toLowerCase(Locale.ROOT).substring(0, "mon".length());
  }

  private int number(char by) {
    return Integer.parseInt(PythonDigits.ascii(found.group(String.valueOf(by))).strip());
  }

  private boolean has(char letter) {
    return directives.indexOf(letter) >= 0;
  }

  /** Which of these directives comes last in the format, and so is the one that counts. */
  private char last(String anyOf) {
    for (int at = directives.length() - 1; at >= 0; at--) {
      if (anyOf.indexOf(directives.charAt(at)) >= 0) {
        return directives.charAt(at);
      }
    }
    return NONE;
  }

  private static boolean isInRange(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}

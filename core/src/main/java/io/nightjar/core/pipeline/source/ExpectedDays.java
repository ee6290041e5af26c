package io.nightjar.core.pipeline.source;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * On which nights a source delivers.
 *
 * @param rhythm every day, on weekdays, or as a calendar says
 * @param calendar the days of the calendar; empty for the others
 */
public record ExpectedDays(Rhythm rhythm, SortedSet<LocalDate> calendar) {
  /** A delivery for every night. */
  public static final ExpectedDays EVERY_DAY =
      new ExpectedDays(Rhythm.EVERY_DAY, Collections.emptySortedSet());

  /** When deliveries come. */
  public enum Rhythm {
    EVERY_DAY,
    /** Monday to Friday. */
    WEEKDAYS,
    /** On listed days. */
    CALENDAR
  }

  /** Copies the calendar. */
  public ExpectedDays {
    calendar = Collections.unmodifiableSortedSet(new TreeSet<>(calendar));
  }

  /**
   * Whether a file is expected for that night. Behind the last day of a calendar every night
   * expects one, so that a calendar that has run out is noticed.
   */
  public boolean isExpected(LocalDate night) {
    return switch (rhythm) {
      case EVERY_DAY -> true;
      case WEEKDAYS ->
          night.getDayOfWeek() != DayOfWeek.SATURDAY && night.getDayOfWeek() != DayOfWeek.SUNDAY;
      case CALENDAR ->
          calendar.contains(night) || calendar.isEmpty() || night.isAfter(calendar.last());
    };
  }
}

package io.nightjar.core.time;

import java.time.LocalDate;
import java.util.List;

/**
 * The logical dates one job works on: a single night, or an unbroken range of them.
 *
 * @param from the first logical date
 * @param to the last logical date, inclusive
 */
public record Nights(LocalDate from, LocalDate to) {
  /** Checks the order. */
  public Nights {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
  }

  /** One night. */
  public static Nights of(LocalDate date) {
    return new Nights(date, date);
  }

  /** Reads {@code 2013-03-15} or {@code 2013-01-01..2013-02-28}. */
  public static Nights parse(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return of(LocalDate.parse(text));
    }
    return new Nights(
        LocalDate.parse(text.substring(0, dots)), LocalDate.parse(text.substring(dots + 2)));
  }

  /** Every logical date, in order. */
  public List<LocalDate> dates() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  /** Whether this is a single night. */
  public boolean isSingle() {
    return from.equals(to);
  }

  /** Whether the date is one of these nights. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  @Override
  public String toString() {
    return isSingle() ? from.toString() : from + ".." + to;
  }
}

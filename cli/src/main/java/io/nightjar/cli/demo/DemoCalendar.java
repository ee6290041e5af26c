package io.nightjar.cli.demo;

import io.nightjar.core.time.Nights;
import java.time.LocalDate;

/**
 * Which night plays which part. The last generated day has no night of its own: it is the tomorrow
 * of the last one.
 *
 * @param start first day
 * @param days number of generated days
 */
record DemoCalendar(LocalDate start, int days) {
  static final int LEAST_DAYS = 40;
  static final int MOST_DAYS = 365;

  private static final int STORY_NIGHTS = 5;

  /** Checks that there is a history to learn from. */
  DemoCalendar {
    if (days < LEAST_DAYS || days > MOST_DAYS) {
      throw DemoErrors.daysOutOfRange(days, LEAST_DAYS, MOST_DAYS);
    }
  }

  /** Loaded as one piece and refined, without features: what those of later nights look back on. */
  Nights past() {
    return new Nights(start, learning().from().minusDays(1));
  }

  /** Loaded as one piece with features; a model is trained at its end. */
  Nights learning() {
    LocalDate last = ordinary().minusDays(1);
    LocalDate first = start.plusDays(Math.max(1, days / 2 - STORY_NIGHTS));
    return new Nights(first, last);
  }

  /** A night like any other. */
  LocalDate ordinary() {
    return last().minusDays(STORY_NIGHTS - 1L);
  }

  /** The night in which one airport delivers nothing. */
  LocalDate incomplete() {
    return ordinary().plusDays(1);
  }

  /** The night whose export went wrong. */
  LocalDate broken() {
    return ordinary().plusDays(2);
  }

  /** The night in which the missing file arrives. */
  LocalDate lateArrival() {
    return ordinary().plusDays(3);
  }

  /** The last night. */
  LocalDate last() {
    return start.plusDays(days - 2L);
  }
}

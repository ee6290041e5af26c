package io.nightjar.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Turns logical dates into instants; the only translation between the two. Never looks at the time
 * of day: a night is an argument.
 *
 * @param zone the pipeline's time zone
 * @param asOf when features look, relative to the night
 */
public record NightClock(ZoneId zone, AsOf asOf) {
  /** cut(D): the first instant after night D, D+1 00:00 in the pipeline's zone. */
  public Instant cut(LocalDate night) {
    return night.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The night in which an instant lies: the one that ends next. */
  public LocalDate night(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /**
   * The first instant after all that the night itself could know: what is computed anew with the
   * knowledge of the night is known from here on, so that the night computed again does not see it.
   */
  public Instant afterwards(LocalDate night) {
    return cut(night).plus(1, ChronoUnit.MICROS);
  }

  /** T(D): the instant the features of night D look from. */
  public Instant asOf(LocalDate night) {
    return asOf.at(night, zone);
  }

  /** When the labels of night D can be believed: T(D) plus the span, in calendar terms. */
  public Instant maturity(LocalDate night, CalendarSpan maturesAfter) {
    return maturesAfter.addTo(asOf(night).atZone(zone)).toInstant();
  }
}

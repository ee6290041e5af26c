package io.nightjar.core.pipeline;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of every day in which nobody wants mail.
 *
 * @param from the first quiet minute
 * @param until the first minute after; at or before {@code from} if it is on the next day
 */
public record QuietHours(LocalTime from, LocalTime until) {
  /**
   * Reads {@code 22:00-06:00}.
   *
   * @throws IllegalArgumentException if both are the same
   */
  public static QuietHours parse(String text) {
    QuietHours hours =
        new QuietHours(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
    if (hours.from.equals(hours.until)) {
      throw new IllegalArgumentException(
          "quiet hours that begin and end at %s would never end, or never begin"
              .formatted(hours.from));
    }
    return hours;
  }

  /** The first instant from {@code now} on that is not quiet: {@code now} itself by day. */
  public Instant next(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean isOverMidnight = until.isBefore(from);
    boolean isQuiet =
        isOverMidnight
            ? !time.isBefore(from) || time.isBefore(until)
            : !time.isBefore(from) && time.isBefore(until);
    if (!isQuiet) {
      return now;
    }
    boolean endsTomorrow = isOverMidnight && !time.isBefore(from);
    return here.toLocalDate().plusDays(endsTomorrow ? 1 : 0).atTime(until).atZone(zone).toInstant();
  }
}

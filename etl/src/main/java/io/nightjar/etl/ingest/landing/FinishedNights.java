package io.nightjar.etl.ingest.landing;

import io.nightjar.core.time.CalendarSpan;
import io.nightjar.etl.ingest.file.LandedFile;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Tells nights that are over from those of which more may come.
 *
 * @param zone of the pipeline
 * @param clock decides whether a night is over, never what is in the tables
 */
public record FinishedNights(ZoneId zone, Clock clock) {
  /** Whether it has ended. */
  public boolean isOver(LocalDate night) {
    return isOver(night, Optional.empty());
  }

  /** Whether it has ended, and so much time has passed since. */
  boolean isOver(LocalDate night, Optional<CalendarSpan> quietFor) {
    ZonedDateTime end = night.plusDays(1).atStartOfDay(zone);
    ZonedDateTime quiet = quietFor.map(span -> span.addTo(end)).orElse(end);
    return !quiet.toInstant().isAfter(clock.instant());
  }

  /** What stands for a night that is not over, among files that are not complete. */
  public static LandedFile unfinished(String path, LocalDate night) {
    return new LandedFile(path.replace("{date}", night.toString()), "", 0, 0, night);
  }
}

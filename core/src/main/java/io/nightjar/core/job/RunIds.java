package io.nightjar.core.job;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Ids of runs: unique, sorted by start time, and good as file names. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'.'SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private Instant last = Instant.EPOCH;

  RunIds(Clock clock) {
    this.clock = clock;
  }

  /**
   * An id greater than every earlier one of this process and than {@code newest}, an id or empty:
   * the newest run of a night stays the newest, even if a clock has been put back since.
   */
  synchronized String nextAfter(String newest) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant floor = newest.isEmpty() ? last : later(last, time(newest));
    last = now.isAfter(floor) ? now : floor.plusMillis(1);
    return "%s-%08x".formatted(TIME.format(last), random.nextInt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Ids that are not ours count as the oldest. */
  private static Instant time(String id) {
    try {
      return TIME.parse(id.substring(0, Math.max(0, id.indexOf('-'))), Instant::from);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}

package io.nightjar.core.job;

import java.security.SecureRandom;
import java.time.Clock;
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

  /** An id greater than every earlier one of this process. */
  synchronized String next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    last = now.isAfter(last) ? now : last.plusMillis(1);
    return "%s-%08x".formatted(TIME.format(last), random.nextInt());
  }
}

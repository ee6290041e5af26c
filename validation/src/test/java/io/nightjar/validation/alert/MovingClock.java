package io.nightjar.validation.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class MovingClock extends Clock {
  private volatile Instant now;

  /** Stands at that instant. */
  public MovingClock(String instant) {
    this.now = Instant.parse(instant);
  }

  /** Goes on. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Goes to an instant. */
  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("it has one zone");
  }
}

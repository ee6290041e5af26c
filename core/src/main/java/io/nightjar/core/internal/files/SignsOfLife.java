package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether the holder of a lease lives. A process of this machine that is gone is dead at once. Of
 * others the last sign of life decides; as clocks step and differ, one that looks too old, or comes
 * from the future, is not believed before the holder was watched and stayed silent.
 */
final class SignsOfLife {
  private final LeaseFolder folder;
  private final Clock clock;
  private final Duration timeout;

  SignsOfLife(LeaseFolder folder, Clock clock, Duration timeout) {
    this.folder = folder;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** Whether it lives; may watch for half the time-out to be sure. */
  boolean isAlive(LeaseFile lease) {
    Look look = look(lease);
    return look == Look.FRESH || (look == Look.OLD && givesSign(lease));
  }

  /** Whether it lives, as far as one look can tell. */
  boolean seemsAlive(LeaseFile lease) {
    return look(lease) == Look.FRESH;
  }

  private enum Look {
    FRESH,
    OLD,
    GONE
  }

  private Look look(LeaseFile lease) {
    if (ThisProcess.hasEnded(lease)) {
      return Look.GONE;
    }
    Optional<Long> sign = lastSign(lease);
    if (sign.isEmpty()) {
      return Look.GONE;
    }
    long age = clock.millis() - sign.get();
    return age >= 0 && age < timeout.toMillis() ? Look.FRESH : Look.OLD;
  }

  /** Watches by a clock that does not step. */
  private boolean givesSign(LeaseFile lease) {
    Optional<Long> first = lastSign(lease);
    long end = System.nanoTime() + timeout.toNanos() / 2;
    while (System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.sleep(timeout.toNanos() / 20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CoreErrors.unexpected(e);
      }
      Optional<Long> now = lastSign(lease);
      if (!now.equals(first)) {
        return now.isPresent();
      }
    }
    return false;
  }

  private Optional<Long> lastSign(LeaseFile lease) {
    try {
      return folder.lastSign(lease);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read lease of", lease.holder().key().toString(), e);
    }
  }
}

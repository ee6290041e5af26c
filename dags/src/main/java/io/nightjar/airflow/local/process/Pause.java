package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. */
public final class Pause {
  private Pause() {}

  /** Waits so long; an interruption is a failure. */
  public static void of(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      throw LocalErrors.interrupted(e);
    }
  }
}

package io.nightjar.airflow;

import java.time.Duration;

/** Time as the client needs it: how much has passed, and waiting. Tests bring their own. */
public interface Timekeeper {
  /** Time since some fixed moment, never running backwards. */
  Duration now();

  /** Waits. */
  void sleep(Duration pause) throws InterruptedException;

  /** That of this computer; steps of its clock do not matter. */
  static Timekeeper system() {
    return new Timekeeper() {
      @Override
      public Duration now() {
        return Duration.ofNanos(System.nanoTime());
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause.toMillis());
      }
    };
  }
}

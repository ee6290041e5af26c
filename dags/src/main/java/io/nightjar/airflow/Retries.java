package io.nightjar.airflow;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** Repeats what is safe to repeat while the failure is one that may pass. */
final class Retries {
  private final AirflowSettings settings;
  private final Timekeeper time;
  private final Random random;

  Retries(AirflowSettings settings, Timekeeper time) {
    this.settings = settings;
    this.time = time;
    this.random = new Random(settings.seed());
  }

  int most() {
    return settings.retries();
  }

  Timekeeper time() {
    return time;
  }

  BackOff backOff() {
    return backOff(settings.firstPause(), settings.longestPause());
  }

  BackOff backOff(Duration first, Duration longest) {
    return new BackOff(first, longest, random, time);
  }

  <T> T run(Call call, Supplier<T> action) {
    BackOff pauses = backOff();
    for (int left = most(); ; left--) {
      try {
        return action.get();
      } catch (AirflowException e) {
        if (left <= 0 || !e.kind().isPassing()) {
          throw e;
        }
      }
      pauses.pause(call);
    }
  }
}

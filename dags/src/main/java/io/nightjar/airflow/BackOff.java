package io.nightjar.airflow;

import java.time.Duration;
import java.util.Random;

/** Pauses that double up to a limit; half of each is left to chance. For one loop, one thread. */
final class BackOff {
  private final Duration longest;
  private final Random random;
  private final Timekeeper time;
  private Duration next;

  BackOff(Duration first, Duration longest, Random random, Timekeeper time) {
    this.next = first;
    this.longest = longest;
    this.random = random;
    this.time = time;
  }

  void pause(Call call) {
    pauseAtMost(longest, call);
  }

  void pauseAtMost(Duration limit, Call call) {
    try {
      time.sleep(shorter(drawn(), limit));
    } catch (InterruptedException e) {
      throw AirflowErrors.interrupted(call, e);
    }
  }

  private Duration drawn() {
    Duration whole = shorter(next, longest);
    next = shorter(whole.multipliedBy(2), longest);
    return Duration.ofNanos((long) (whole.toNanos() * (0.5 + random.nextDouble() / 2)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

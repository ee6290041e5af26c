package io.nightjar.airflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time in which waiting takes none. */
final class FakeTime implements Timekeeper {
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private Duration now = Duration.ofDays(1);

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration pause) {
    pauses.add(pause);
    now = now.plus(pause);
  }

  List<Duration> pauses() {
    return pauses;
  }
}

package io.nightjar.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads that read a lake with Delta Kernel, again and again, until they are told to stop: some
 * the newest versions of the gold tables, one the cut of the newest release.
 */
final class GoldReaders {
  private final Path lake;
  private final long pauseMillis;
  private final Sightings sightings = new Sightings();
  private final AtomicBoolean isStopped = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  /** What a reader does over and over. */
  interface Look {
    void once() throws IOException;
  }

  /** Prepares readers that rest for that time after each look. */
  GoldReaders(Path lake, long pauseMillis) {
    this.lake = lake;
    this.pauseMillis = pauseMillis;
  }

  /** Starts so many readers of the newest versions, and one of the cut. */
  GoldReaders start(int newest) {
    for (int i = 0; i < newest; i++) {
      start("newest " + i, new NewestLook(new WatchedLake(lake, sightings)));
    }
    start("cut", new CutLook(new WatchedLake(lake, sightings)));
    return this;
  }

  /** Ends them; returns what they saw. */
  Sightings stop() throws InterruptedException {
    isStopped.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    return sightings;
  }

  private void start(String name, Look look) {
    Thread thread = new Thread(() -> repeat(name, look), "reader " + name);
    threads.add(thread);
    thread.start();
  }

  private void repeat(String name, Look look) {
    while (!isStopped.get()) {
      try {
        look.once();
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
      } catch (IOException | RuntimeException | InterruptedException e) {
        sightings.failed(name, e);
      }
    }
  }
}

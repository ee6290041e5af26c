package io.nightjar.cli.bench.night;

import io.nightjar.cli.bench.measure.MemoryPeak;
import io.nightjar.cli.bench.measure.OthersLoad;
import io.nightjar.cli.bench.worker.BenchSettings;
import io.nightjar.cli.bench.worker.NightTime;
import io.nightjar.cli.bench.worker.NightWorker;
import io.nightjar.cli.bench.worker.ScaledLake;
import io.nightjar.cli.bench.worker.WorkerProcess;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the nights of a benchmark. Every scale has a process of its own; the scales take turns night
 * by night, in changing order, so that what else the machine does falls on all of them.
 */
final class NightBench {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final BenchSettings settings;
  private final PrintWriter progress;
  private final List<Measured> nights = new ArrayList<>();
  private final Map<Integer, MemoryPeak> memory = new LinkedHashMap<>();
  private final List<Long> emptyWall = new ArrayList<>();

  NightBench(BenchSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Every measured night, in the order they ran. */
  List<Measured> nights() {
    return List.copyOf(nights);
  }

  /** What the long-running process of each scale needed. */
  Map<Integer, MemoryPeak> memory() {
    return Collections.unmodifiableMap(memory);
  }

  /** Whole life of the processes that ran an empty night, in nanoseconds. */
  List<Long> emptyWall() {
    return List.copyOf(emptyWall);
  }

  /** Does all of it; {@code tiny} is where start-up is all there is. */
  void run(List<ScaledLake> lakes, ScaledLake tiny) {
    load(tiny);
    lakes.forEach(this::load);
    for (int round = 1; round <= settings.cold(); round++) {
      for (ScaledLake lake : inTurn(lakes, round)) {
        cold(lake, round);
      }
    }
    warm(lakes);
    for (int round = 1; round <= settings.cold(); round++) {
      empty(tiny, round);
    }
  }

  private void load(ScaledLake lake) {
    say("%s: loading %s", lake.name(), lake.history());
    try (WorkerProcess worker = lake.start()) {
      worker.run(NightWorker.BOOTSTRAP, lake.history().toString());
    }
  }

  private void cold(ScaledLake lake, int round) {
    try (WorkerProcess worker = lake.start()) {
      measure(lake, worker, "cold", round, lake.nextNight());
    }
  }

  private void empty(ScaledLake lake, int round) {
    long begun = System.nanoTime();
    try (WorkerProcess worker = lake.start()) {
      measure(lake, worker, "empty", round, lake.nextNight());
    }
    emptyWall.add(System.nanoTime() - begun);
  }

  private void warm(List<ScaledLake> lakes) {
    Map<ScaledLake, WorkerProcess> workers = new LinkedHashMap<>();
    try {
      lakes.forEach(lake -> workers.put(lake, lake.start()));
      for (int round = 1; round <= settings.warmUp() + settings.rounds(); round++) {
        int measured = round - settings.warmUp();
        for (ScaledLake lake : inTurn(lakes, round)) {
          String kind = measured > 0 ? "warm" : "warm-up";
          measure(lake, workers.get(lake), kind, measured > 0 ? measured : round, lake.nextNight());
        }
      }
      lakes.forEach(lake -> memory.put(lake.scale(), workers.get(lake).memory()));
      lakes.forEach(lake -> measure(lake, workers.get(lake), "train", 1, lake.nextNight()));
    } finally {
      workers.values().forEach(WorkerProcess::close);
    }
  }

  private void measure(
      ScaledLake lake, WorkerProcess worker, String kind, int round, LocalDate night) {
    OthersLoad others = new OthersLoad();
    long begun = System.nanoTime();
    boolean isFirst = kind.equals("cold") || kind.equals("empty");
    long before = isFirst ? (System.currentTimeMillis() - worker.spawnedAt()) * NANOS_PER_MILLI : 0;
    String request = kind.equals("train") ? NightWorker.TRAIN : NightWorker.NIGHT;
    NightTime time = worker.run(request, night.toString());
    long wall = before + System.nanoTime() - begun;
    boolean marked = others.isMarked(time.cpuNanos());
    nights.add(
        new Measured(
            lake.scale(), kind, round, lake.lines(night), wall, marked, worker.startTimes(), time));
    say(
        "%s: %s night %s took %.1f s%s",
        lake.name(), kind, night, wall / 1e9, marked ? " (others were busy)" : "");
  }

  private static List<ScaledLake> inTurn(List<ScaledLake> lakes, int round) {
    List<ScaledLake> order = new ArrayList<>(lakes);
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    return order;
  }

  private void say(String text, Object... values) {
    progress.println("bench: " + text.formatted(values));
    progress.flush();
  }
}

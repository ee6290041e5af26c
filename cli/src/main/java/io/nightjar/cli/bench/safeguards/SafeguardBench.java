package io.nightjar.cli.bench.safeguards;

import io.nightjar.cli.bench.measure.OthersLoad;
import io.nightjar.cli.bench.worker.BenchSettings;
import io.nightjar.cli.bench.worker.NightTime;
import io.nightjar.cli.bench.worker.NightWorker;
import io.nightjar.cli.bench.worker.ScaledLake;
import io.nightjar.cli.bench.worker.WorkerProcess;
import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Runs the same nights with and without each safeguard, in one process, on copies of one lake. In
 * every round each variant has its turn, in an order that is shuffled anew, so that what else the
 * machine does falls on all of them.
 */
final class SafeguardBench {
  private final BenchSettings settings;
  private final PrintWriter progress;
  private final List<VariantNight> nights = new ArrayList<>();

  SafeguardBench(BenchSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Every measured night, in the order they ran. */
  List<VariantNight> nights() {
    return List.copyOf(nights);
  }

  void run(ScaledLake lake) {
    say("loading %s", lake.history());
    try (WorkerProcess worker = lake.start()) {
      worker.run(NightWorker.BOOTSTRAP, lake.history().toString());
      for (Variant variant : Variant.values()) {
        copy(lake.dir().resolve("lake"), lake.dir().resolve(variant.lake()));
      }
      for (int round = 1 - settings.warmUp(); round <= settings.rounds(); round++) {
        round(worker, round, lake.nextNight());
      }
    }
  }

  private void round(WorkerProcess worker, int round, LocalDate date) {
    List<Variant> order = new ArrayList<>(Arrays.asList(Variant.values()));
    Collections.shuffle(order, new Random(settings.seed() + round));
    for (Variant variant : order) {
      drain();
      OthersLoad others = new OthersLoad();
      String request = VariantWorker.request(variant, NightWorker.NIGHT);
      NightTime time = worker.run(request, date.toString());
      if (round > 0) {
        nights.add(new VariantNight(variant, round, others.isMarked(time.cpuNanos()), time));
      }
      say(
          "round %d: without %s %.1f s, processors %.1f s",
          round, variant.leftOut(), time.nanos() / 1e9, time.cpuNanos() / 1e9);
    }
  }

  /** What one night has left to be written must not slow down the next. */
  private static void drain() {
    try {
      new ProcessBuilder("sync").start().waitFor();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("sync", "all disks", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("copy", from.toString(), e);
    }
  }

  private void say(String text, Object... values) {
    progress.println("bench: " + text.formatted(values));
    progress.flush();
  }
}

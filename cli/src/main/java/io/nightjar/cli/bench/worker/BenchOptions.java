package io.nightjar.cli.bench.worker;

import io.nightjar.cli.bench.report.BenchPlace;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of benchmarks that run nights: where, and on how much data. */
public final class BenchOptions {
  @Mixin private BenchPlace place = new BenchPlace();

  @Option(
      names = "--flights-per-day",
      paramLabel = "N",
      description = "timetable at 1× (default: ${DEFAULT-VALUE})")
  private int flightsPerDay = 1000;

  @Option(
      names = "--history",
      paramLabel = "NIGHTS",
      description = "loaded before (default: ${DEFAULT-VALUE})")
  private int history = 40;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "of each process (default: ${DEFAULT-VALUE})")
  private String heap = "2g";

  /** Where it works. */
  public BenchPlace place() {
    return place;
  }

  /** Heap of each process, as the JVM spells it. */
  public String heap() {
    return heap;
  }

  /** What to measure; empties the folder of the benchmark. */
  public BenchSettings settings(List<Integer> scales, int rounds, int cold, int warmUp) {
    return new BenchSettings(
        scales,
        rounds,
        cold,
        warmUp,
        flightsPerDay,
        history,
        heap,
        place.seed(),
        place.claim(),
        place.workerArgs());
  }
}

package io.nightjar.cli.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What to measure.
 *
 * @param scales multiples of {@code flightsPerDay}
 * @param rounds measured warm nights of each scale
 * @param cold measured first nights of fresh processes of each scale
 * @param warmUp warm nights before the first measured one
 * @param flightsPerDay length of the timetable at 1×
 * @param historyNights nights loaded before the first measured one
 * @param heap heap of each process, as the JVM spells it
 * @param seed of the generated data
 * @param dir folder of the data and lakes
 * @param workerArgs arguments handed on to the processes
 */
record BenchSettings(
    List<Integer> scales,
    int rounds,
    int cold,
    int warmUp,
    int flightsPerDay,
    int historyNights,
    String heap,
    long seed,
    Path dir,
    List<String> workerArgs) {
  /** With fewer a day, the checks of the pipeline take the files for cut short. */
  static final int FEWEST_FLIGHTS = 80;

  BenchSettings {
    scales = List.copyOf(scales);
    workerArgs = List.copyOf(workerArgs);
  }

  /** Nights that are run one by one after the history. */
  int nights() {
    return cold + warmUp + rounds + 1;
  }
}

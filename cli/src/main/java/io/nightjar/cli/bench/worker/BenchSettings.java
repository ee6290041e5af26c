package io.nightjar.cli.bench.worker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
public record BenchSettings(
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
  public static final int FEWEST_FLIGHTS = 80;

  /** Keeps copies of the lists. */
  public BenchSettings {
    scales = List.copyOf(scales);
    workerArgs = List.copyOf(workerArgs);
  }

  /** Nights that are run one by one after the history. */
  int nights() {
    return cold + warmUp + rounds + 1;
  }

  /** What decides the figures, for the account. */
  public Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("scales", scales);
    described.put("rounds", rounds);
    described.put("cold", cold);
    described.put("warm-up", warmUp);
    described.put("flights-per-day", flightsPerDay);
    described.put("history-nights", historyNights);
    described.put("heap", heap);
    described.put("seed", seed);
    return described;
  }
}

package io.nightjar.cli.night;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.time.Nights;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a night, or a range loaded as one, went.
 *
 * @param nights the logical dates
 * @param manifests of the jobs that ran, in order; the last one is the one that stopped the night,
 *     if anything did
 */
public record NightSummary(Nights nights, List<RunManifest> manifests) {
  /** Copies the list. */
  public NightSummary {
    manifests = List.copyOf(manifests);
  }

  /** The exit code of the job that stopped the night, or 0. */
  public int exitCode() {
    return manifests.stream()
        .mapToInt(manifest -> manifest.outcome().exitCode())
        .filter(code -> code != 0)
        .findFirst()
        .orElse(0);
  }

  /** The sum of a metric over the jobs that measured it. */
  public long sum(String metric) {
    return sum(metric::equals);
  }

  /** The sum over tables of a metric that is named {@code <table>.<metric>}. */
  public long sumOfTables(String metric) {
    return sum(name -> name.endsWith("." + metric));
  }

  private long sum(Predicate<String> wanted) {
    return manifests.stream()
        .flatMap(manifest -> manifest.outcome().metrics().entrySet().stream())
        .filter(metric -> wanted.test(metric.getKey()))
        .mapToLong(metric -> metric.getValue().longValue())
        .sum();
  }
}

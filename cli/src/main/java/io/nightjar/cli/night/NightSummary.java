package io.nightjar.cli.night;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.time.Nights;
import java.util.List;

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
}

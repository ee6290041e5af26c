package io.nightjar.cli.dags;

import io.nightjar.airflow.WatchPlan;
import io.nightjar.core.error.CoreErrors;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to watch. */
public final class WatchOptions {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "1440",
      description = "watch a run no longer than that (default: a day); it goes on without you")
  private int minutes;

  /** Looks often enough for a person who waits; fails with exit code 10 for no time at all. */
  WatchPlan plan() {
    if (minutes < 1) {
      throw CoreErrors.invalidArgument("--minutes must be 1 or more.");
    }
    return WatchPlan.of(Duration.ofMinutes(minutes)).withPauses(SHORTEST_PAUSE, LONGEST_PAUSE);
  }
}

package io.nightjar.cli.generate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is planted in the data beside the ordinary.
 *
 * @param misfitRate share of flight and weather lines that do not fit their columns
 * @param duplicateRate share of flight lines that stand in the file twice
 * @param blizzard days on which half of the flights are cancelled
 * @param impossibleWind the day on which one station reports 1,048 mph
 * @param heldBack the day whose flights from JFK are delivered later, in a file of their own
 */
public record Plants(
    double misfitRate,
    double duplicateRate,
    Set<LocalDate> blizzard,
    Optional<LocalDate> impossibleWind,
    Optional<LocalDate> heldBack) {
  /** Copies the set. */
  public Plants {
    blizzard = Set.copyOf(blizzard);
  }

  /** Nothing; for benchmarks. */
  public static Plants none() {
    return new Plants(0, 0, Set.of(), Optional.empty(), Optional.empty());
  }

  /** All of it; the blizzard after some weeks, the rest of its own day where days allow. */
  public static Plants everything(LocalDate start, int days, LocalDate heldBack) {
    LocalDate storm = start.plusDays(Math.min(38, days / 2));
    return new Plants(
        0.01,
        0.006,
        Set.of(storm, storm.plusDays(1)),
        Optional.of(storm.plusDays(4)),
        Optional.of(heldBack));
  }
}

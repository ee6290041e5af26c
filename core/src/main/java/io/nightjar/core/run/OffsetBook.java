package io.nightjar.core.run;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Remembers where each night of a topic ends, by partition: {@code
 * <lake>/_nightjar/offsets/<pipeline>/<source>/<topic>/<night>.json}. An end is written once and
 * before the records are read, so that every run of a night reads the same ones.
 */
public interface OffsetBook {
  /** The nights whose end is fixed. */
  NavigableSet<LocalDate> nights();

  /** Where a night ends: of each partition the first offset behind it. */
  Optional<Map<Integer, Long>> find(LocalDate night);

  /**
   * Fixes the end of a night for good, unless another run was faster.
   *
   * @return what holds from now on: of runs at the same time, all get the ends of the first
   */
  Map<Integer, Long> fix(LocalDate night, Map<Integer, Long> ends);
}

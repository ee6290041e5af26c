package io.nightjar.cli.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * What to generate; equal settings give equal files.
 *
 * @param seed of all chance
 * @param start first day
 * @param days number of days
 * @param flightsPerDay length of the timetable, most of which is flown on any day
 * @param plants what is planted
 */
public record GeneratorSettings(
    long seed, LocalDate start, int days, int flightsPerDay, Plants plants) {
  /** Checks the sizes. */
  public GeneratorSettings {
    if (days < 1 || flightsPerDay < 1) {
      throw new IllegalArgumentException("days and flightsPerDay must be at least 1");
    }
  }

  /** Every day, in order. */
  public List<LocalDate> dates() {
    return start.datesUntil(start.plusDays(days)).toList();
  }

  /** The last day. */
  public LocalDate end() {
    return start.plusDays(days - 1L);
  }
}

package io.nightjar.cli.generate;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is true of one generated day, counted while it was made.
 *
 * @param day local date
 * @param flightLines lines of flights, all of them
 * @param flightMisfits of those, the lines that do not fit, by kind
 * @param duplicates of those, second copies of fitting lines
 * @param heldBack of those, lines delivered later
 * @param cancelled cancelled flights among the fitting lines, each flight once, as all that follow
 * @param diverted diverted flights
 * @param late flights more than 15 minutes late or not arrived
 * @param midnight departures at 2400
 * @param unknownPlanes flights whose plane is missing or not listed
 * @param weatherLines lines of weather, all of them
 * @param weatherMisfits of those, the lines that do not fit
 * @param impossibleWinds of those, fitting lines with a wind that cannot be
 */
public record DayTruth(
    LocalDate day,
    int flightLines,
    Map<Misfit, Integer> flightMisfits,
    int duplicates,
    int heldBack,
    int cancelled,
    int diverted,
    int late,
    int midnight,
    int unknownPlanes,
    int weatherLines,
    int weatherMisfits,
    int impossibleWinds) {
  /** Copies the map. */
  public DayTruth {
    flightMisfits = Map.copyOf(flightMisfits);
  }

  /** All flight lines that do not fit. */
  public int allFlightMisfits() {
    return flightMisfits.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Flights that fit, each once. */
  public int flights() {
    return flightLines - allFlightMisfits() - duplicates;
  }
}

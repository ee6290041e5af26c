package io.nightjar.cli.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines of one day, without headers.
 *
 * @param day local date
 * @param flights lines of flights that are delivered in time
 * @param heldBack lines of flights that are delivered later
 * @param schedule the flights of the next day, as published the evening before; empty on the last
 * @param weather lines of weather
 * @param truth what is true of the day
 */
public record GeneratedDay(
    LocalDate day,
    List<String> flights,
    List<String> heldBack,
    List<String> schedule,
    List<String> weather,
    DayTruth truth) {
  /** Copies the lists. */
  public GeneratedDay {
    flights = List.copyOf(flights);
    heldBack = List.copyOf(heldBack);
    schedule = List.copyOf(schedule);
    weather = List.copyOf(weather);
  }

  /** All its lines, each once. */
  Stream<String> lines() {
    return Stream.of(flights, heldBack, schedule, weather).flatMap(List::stream);
  }
}

package io.nightjar.cli.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A landing folder that generated flights are delivered to, as whole files like the real data or
 * day by day.
 */
public final class FlightFiles {
  /**
   * Overlays that make the pipeline {@code flights} read files delivered day by day: the file's
   * name says the night, so no event date is asked for.
   */
  public static final List<String> DAILY =
      Stream.of("flights", "schedule", "weather")
          .flatMap(
              source ->
                  Stream.of(
                      "sources.%s.path=flights/%s-{date:yyyy-MM-dd}*.csv.gz"
                          .formatted(source, source),
                      "sources.%s.event-date=null".formatted(source)))
          .toList();

  private static final int ORIGIN = 10;
  private static final int DEST = 11;

  private final Path folder;

  /** Delivers to {@code flights/} in the landing folder. */
  public FlightFiles(Path landing) {
    folder = landing.resolve("flights");
  }

  /** The lists that do not change: planes, airports, airlines. */
  public void deliverLists(FlightsGenerator generated) {
    write("planes", Planes.HEADER, generated.planes());
    write("airports", "faa,name,lat,lon,alt,tz,dst,tzone", generated.airports());
    write("airlines", "carrier,name", generated.airlines());
  }

  /** Every day in one file a source, held-back lines in their place. */
  public void deliverWhole(List<GeneratedDay> days) {
    write(
        "flights",
        Flight.HEADER,
        all(days, day -> Stream.concat(day.flights().stream(), day.heldBack().stream())));
    write("weather", WeatherMaker.HEADER, all(days, day -> day.weather().stream()));
  }

  /** What arrives in the night of a day: its flights, its weather, the schedule of the next. */
  public void deliver(GeneratedDay day) {
    deliverFlights(day, day.flights());
    write("weather-" + day.day(), WeatherMaker.HEADER, day.weather());
    write("schedule-" + day.day(), Flight.SCHEDULE_HEADER, day.schedule());
  }

  /** As {@link #deliver}, but an export gone wrong has exchanged origin and destination. */
  public void deliverBroken(GeneratedDay day) {
    deliver(day);
    deliverFlights(day, day.flights().stream().map(FlightFiles::exchanged).toList());
  }

  /** The lines held back on an earlier day, delivered in the night of {@code on}. */
  public void deliverHeldBack(GeneratedDay day, LocalDate on) {
    write("flights-" + on + ".late-" + day.day(), Flight.HEADER, day.heldBack());
  }

  private void deliverFlights(GeneratedDay day, List<String> lines) {
    write("flights-" + day.day(), Flight.HEADER, lines);
  }

  private void write(String name, String header, List<String> lines) {
    CsvFile.write(folder.resolve(name + ".csv.gz"), header, lines);
  }

  private static List<String> all(
      List<GeneratedDay> days, Function<GeneratedDay, Stream<String>> lines) {
    return days.stream().flatMap(lines).toList();
  }

  private static String exchanged(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length > DEST) {
      String origin = fields[ORIGIN];
      fields[ORIGIN] = fields[DEST];
      fields[DEST] = origin;
    }
    return String.join(",", fields);
  }
}

package io.nightjar.cli.generate;

import io.nightjar.core.run.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generates months of flights in the schemas of the real files, with a signal that a model can
 * find: delays follow carrier, route, hour, weather and the day before. Reads no clock; equal
 * settings give equal bytes.
 */
public final class FlightsGenerator {
  private final Plants plants;
  private final Chance chance;
  private final Timetable timetable;
  private final Planes planes;
  private final List<GeneratedDay> days;

  /** Generates everything. */
  public FlightsGenerator(GeneratorSettings settings) {
    plants = settings.plants();
    chance = new Chance(settings.seed());
    timetable = new Timetable(chance, settings.flightsPerDay());
    planes = new Planes(chance, timetable.carriers());
    days = List.copyOf(generate(settings));
  }

  /** Every day, in order. */
  public List<GeneratedDay> days() {
    return days;
  }

  /** The lines of planes.csv. */
  public List<String> planes() {
    return planes.lines();
  }

  /** The lines of airports.csv; some islands are missing, as in the real file. */
  public List<String> airports() {
    Stream<String> listed =
        timetable.destinations().stream().map(Destination::line).filter(line -> !line.isEmpty());
    Stream<String> own = Arrays.stream(Airport.values()).map(Airport::line);
    return Stream.concat(listed, own).sorted().toList();
  }

  /** The lines of airlines.csv. */
  public List<String> airlines() {
    return timetable.carriers().stream()
        .map(carrier -> carrier.code() + "," + carrier.name())
        .toList();
  }

  /** SHA-256 over every line of every file. */
  public String digest() {
    MessageDigest digest = Digests.newDigest();
    Stream<String> lists = Stream.of(planes(), airports(), airlines()).flatMap(List::stream);
    Stream.concat(days.stream().flatMap(GeneratedDay::lines), lists)
        .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private List<GeneratedDay> generate(GeneratorSettings settings) {
    Strain strain = new Strain(chance, plants.blizzard());
    FlightMaker maker = new FlightMaker(chance, strain, timetable, planes);
    WeatherMaker weather = new WeatherMaker(chance, strain);
    List<GeneratedDay> generated = new ArrayList<>();
    List<Flight> flights = maker.on(settings.start(), LateShares.NONE);
    for (LocalDate day : settings.dates()) {
      boolean isLast = day.equals(settings.end());
      List<Flight> next = isLast ? List.of() : maker.on(day.plusDays(1), new LateShares(flights));
      WeatherLines sky = new WeatherLines(chance, plants, day, weather.on(day));
      generated.add(assemble(day, new FlightLines(chance, plants, flights), next, sky));
      flights = next;
    }
    return generated;
  }

  private GeneratedDay assemble(
      LocalDate day, FlightLines lines, List<Flight> next, WeatherLines weather) {
    return new GeneratedDay(
        day,
        lines.inTime(),
        lines.heldBack(),
        next.stream().map(Flight::scheduleCsv).toList(),
        weather.lines(),
        truth(day, lines, weather));
  }

  private DayTruth truth(LocalDate day, FlightLines lines, WeatherLines weather) {
    List<Flight> fitting = lines.fitting();
    return new DayTruth(
        day,
        lines.inTime().size() + lines.heldBack().size(),
        lines.misfits(),
        lines.duplicates(),
        lines.heldBack().size(),
        count(fitting.stream().filter(flight -> flight.fate() == Fate.CANCELLED)),
        count(fitting.stream().filter(flight -> flight.fate() == Fate.DIVERTED)),
        count(fitting.stream().filter(Flight::isLate)),
        count(fitting.stream().filter(Flight::leftAtMidnight)),
        count(fitting.stream().filter(flight -> !planes.knows(flight.tail()))),
        weather.lines().size(),
        weather.misfits(),
        weather.impossibleWinds());
  }

  private static int count(Stream<Flight> flights) {
    return (int) flights.count();
  }
}

package io.nightjar.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightFilesTest {
  private static final LocalDate START = LocalDate.of(2013, 1, 1);
  private static final LocalDate HELD_BACK = LocalDate.of(2013, 1, 5);
  private static final FlightsGenerator GENERATED =
      new FlightsGenerator(
          new GeneratorSettings(7, START, 8, 60, Plants.everything(START, 8, HELD_BACK)));

  @TempDir Path landing;

  @Test
  void bothLayoutsHoldTheSameLines() {
    FlightFiles files = new FlightFiles(landing);
    files.deliverWhole(GENERATED.days());
    GENERATED.days().forEach(files::deliver);
    files.deliverHeldBack(GENERATED.days().get(4), HELD_BACK.plusDays(2));
    assertThat(lines("flights-*.csv.gz"))
        .containsExactlyInAnyOrderElementsOf(lines("flights.csv.gz"));
    assertThat(lines("weather-*.csv.gz"))
        .containsExactlyInAnyOrderElementsOf(lines("weather.csv.gz"));
    assertThat(lines("flights-2013-01-07*.csv.gz"))
        .containsAll(GENERATED.days().get(4).heldBack())
        .containsAll(GENERATED.days().get(6).flights());
  }

  @Test
  void equalSettingsGiveEqualBytes() throws IOException {
    FlightFiles files = new FlightFiles(landing);
    files.deliver(GENERATED.days().get(0));
    byte[] first = Files.readAllBytes(landing.resolve("flights/flights-2013-01-01.csv.gz"));
    files.deliver(GENERATED.days().get(0));
    assertThat(landing.resolve("flights/flights-2013-01-01.csv.gz")).hasBinaryContent(first);
  }

  @Test
  void aBrokenExportHasOriginAndDestinationExchanged() {
    GeneratedDay day = GENERATED.days().get(1);
    FlightFiles files = new FlightFiles(landing);
    files.deliverBroken(day);
    assertThat(lines("flights-2013-01-02.csv.gz")).hasSameSizeAs(day.flights());
    assertThat(lines("flights-2013-01-02.csv.gz"))
        .filteredOn(line -> line.split(",", -1).length == 16)
        .allMatch(line -> List.of("EWR", "JFK", "LGA").contains(line.split(",", -1)[11]));
    files.deliver(day);
    assertThat(lines("flights-2013-01-02.csv.gz")).isEqualTo(day.flights());
  }

  @Test
  void listsKnowEveryAirlineAndMostAirports() {
    new FlightFiles(landing).deliverLists(GENERATED);
    assertThat(lines("airlines.csv.gz")).hasSize(16).contains("UA,United Air Lines Inc.");
    assertThat(lines("airports.csv.gz"))
        .anyMatch(line -> line.startsWith("JFK,"))
        .noneMatch(line -> line.startsWith("SJU,"));
    assertThat(lines("planes.csv.gz")).hasSizeGreaterThan(500).doesNotHaveDuplicates();
  }

  private List<String> lines(String glob) {
    try (Stream<Path> files = Files.list(landing.resolve("flights"))) {
      return files
          .filter(
              file ->
                  file.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName()))
          .sorted()
          .flatMap(file -> read(file).stream().skip(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other engines read {@code gold} while nights are written, one of them rejected by its suite and
 * repaired later, one run twice. They never see part of a night, a row that no check has passed, or
 * an error; and what a release names belongs together. Delta Kernel always, delta-rs and Polars
 * where there is Python. {@code -Dnightjar.full=true} takes ten nights.
 */
class ReadersIT {
  private static final int NIGHTS = Integer.getInteger("nightjar.nights", Counts.of(10, 2));
  private static final int READERS = Integer.getInteger("nightjar.readers", Counts.of(4, 2));
  private static final long PAUSE_MILLIS = Counts.of(5, 50);
  private static final LocalDate FIRST = LocalDate.of(2024, 4, 18);
  private static final String LAKE = "lake";

  @TempDir private Path folder;

  @Test
  void neverSeeAMixAnUncheckedRowOrAnError() throws Exception {
    Rides rides = Rides.in(folder);
    rides.nightjar(
        0, LAKE, "bootstrap", "rides", "--from", "2024-03-25", "--to", "2024-04-17", "--train");
    Path output = Files.createDirectory(folder.resolve("python"));
    Optional<PythonReaders> python =
        PythonReaders.start(output, rides.lake(LAKE), PAUSE_MILLIS, Counts.areFull());
    GoldReaders kernel = new GoldReaders(rides.lake(LAKE), PAUSE_MILLIS).start(READERS);
    Sightings seen;
    String pythonSaw;
    try {
      runNights(rides);
    } finally {
      seen = kernel.stop();
      pythonSaw = python.isPresent() ? python.get().stop() : "skipped";
      System.out.printf(
          "faults: %d nights beside readers; Delta Kernel: %s; Python: %s%n",
          NIGHTS, seen, pythonSaw);
    }

    assertFlawless(seen);
    python.ifPresent(
        readers ->
            assertThat(pythonSaw)
                .contains("\"mixed\": 0, \"unchecked\": 0, \"errors\": 0")
                .doesNotContain("\"cuts\": 0,"));
    assertWhole(rides.lake(LAKE));
  }

  private static void assertFlawless(Sightings seen) {
    assertThat(seen.errors()).isEmpty();
    assertThat(seen.mixed()).isEmpty();
    assertThat(seen.unchecked()).isEmpty();
    assertThat(seen.reads()).isGreaterThan(10L * NIGHTS);
    assertThat(seen.cuts()).isGreaterThan(NIGHTS);
    if (Counts.areFull()) {
      assertThat(seen.disagreements()).as("newest versions combined, the control").isPositive();
    }
  }

  /** In the end all nights are there, so what the readers saw was not just nothing. */
  private static void assertWhole(Path lake) throws Exception {
    Sightings calm = new Sightings();
    WatchedLake watched = new WatchedLake(lake, calm);
    List<LocalDate> nights = Stream.iterate(FIRST, day -> day.plusDays(1)).limit(NIGHTS).toList();
    assertThat(watched.newest(WatchedLake.PREDICTIONS).nights()).containsOnlyKeys(nights);
    assertThat(watched.newest(WatchedLake.FEATURES).nights())
        .containsKeys(nights.toArray(LocalDate[]::new));
    assertThat(calm.mixed()).isEmpty();
    assertThat(calm.unchecked()).isEmpty();
  }

  /**
   * The first is run twice; one in the middle is rejected, and repaired after the one behind it.
   */
  private static void runNights(Rides rides) throws Exception {
    LocalDate rejected = FIRST.plusDays(NIGHTS / 2);
    LocalDate last = FIRST.plusDays(NIGHTS - 1L);
    for (LocalDate night = FIRST; !night.isAfter(last); night = night.plusDays(1)) {
      if (night.equals(rejected)) {
        reject(rides, night);
      } else {
        rides.night(LAKE, night.toString());
      }
      if (night.equals(FIRST)) {
        assertThat(rides.night(LAKE, night.toString())).contains("already done");
      }
      if (night.equals(rejected.plusDays(1))) {
        repair(rides, rejected);
        rides.night(LAKE, night.toString());
      }
    }
    if (last.equals(rejected)) {
      repair(rides, rejected);
    }
  }

  /** A delivery of unknown bicycles that made impossible distances. */
  private static void reject(Rides rides, LocalDate night) throws Exception {
    Path file = file(rides, night);
    Files.copy(file, rides.project().resolve("good.csv"));
    List<String> lines = Files.readAllLines(file);
    List<String> bad =
        lines.stream()
            .map(line -> line.replaceFirst("^b(\\d\\d),(\\d),.*?,", "x$1,$2,9999.0,"))
            .toList();
    assertThat(bad).isNotEqualTo(lines);
    Files.write(file, bad);
    String printed = rides.nightjar(20, LAKE, "run", "rides", "--date", night.toString());
    assertThat(printed).contains("silver.rides", "expect_column_values_to_be_between");
  }

  private static void repair(Rides rides, LocalDate night) throws Exception {
    Files.delete(file(rides, night));
    Files.move(rides.project().resolve("good.csv"), file(rides, night));
    rides.night(LAKE, night.toString());
  }

  private static Path file(Rides rides, LocalDate night) {
    return rides.project().resolve("landing/rides/" + night + ".csv");
  }
}

package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night promises: repeated, shuffled, or loaded in one piece, it leaves the same rows. */
@Tag("long")
class NightsIT {
  private static final String[] LOADED = {
    "bronze.rides", "quarantine.rides", "silver.rides", "gold.rides_features"
  };
  private static final String[] ALL = {
    "bronze.rides",
    "quarantine.rides",
    "silver.rides",
    "gold.rides_features",
    "gold.rides_predictions"
  };
  private static final String LEDGER =
      "select run_id, job, status, fingerprint from ops.runs order by run_id";

  @TempDir static Path folder;
  private static Rides rides;

  /** A lake with history and a model, and a copy of it in which four nights ran in order. */
  @BeforeAll
  static void runNightsInOrder() throws Exception {
    rides = Rides.in(folder);
    rides.nightjar(
        0, "base", "bootstrap", "rides", "--from", "2024-03-25", "--to", "2024-04-17", "--train");
    rides.copyLake("base", "in-order");
    rides.nightjar(0, "in-order", "run", "rides", "--from", "2024-04-18", "--to", "2024-04-21");
  }

  @Test
  void nightsGiveTheSameRowsInAnyOrder() throws Exception {
    rides.copyLake("base", "shuffled");
    List.of("2024-04-21", "2024-04-19", "2024-04-18", "2024-04-20")
        .forEach(date -> rides.night("shuffled", date));

    assertThat(rides.digest("shuffled", ALL)).isEqualTo(rides.digest("in-order", ALL));
    assertThat(versions("shuffled")).isEqualTo(versions("in-order"));
  }

  @Test
  void aRangeInOnePieceGivesTheSameRows() throws Exception {
    rides.copyLake("base", "one-piece");
    rides.nightjar(
        0, "one-piece", "bootstrap", "rides", "--from", "2024-04-18", "--to", "2024-04-21");

    String expected = rides.digest("in-order", LOADED);
    assertThat(rides.digest("one-piece", LOADED)).isEqualTo(expected);
    assertThat(expected).containsPattern("quarantine.rides +1 rows");
  }

  @Test
  void aNightRunTwiceCommitsOnce() throws Exception {
    rides.copyLake("in-order", "twice");

    assertThat(rides.night("twice", "2024-04-19")).contains("already done by an earlier run");

    assertThat(rides.digest("twice", ALL)).isEqualTo(rides.digest("in-order", ALL));
    assertThat(versions("twice")).isEqualTo(versions("in-order"));
  }

  @Test
  void aFailedCheckLeavesWhatIsPublishedUntouchedAndLaterNightsCatchUp() throws Exception {
    rides.copyLake("base", "stopped");
    String before = rides.digest("stopped", "silver.rides");
    Runnable mend = rides.shorten("2024-04-18", 10);
    String printed = rides.nightjar(20, "stopped", "run", "rides", "--date", "2024-04-18");

    assertThat(printed).contains("silver.rides", "expect_table_row_count_to_be_between");
    assertThat(rides.digest("stopped", "silver.rides")).isEqualTo(before);

    assertThat(rides.night("stopped", "2024-04-19")).contains("2024-04-18 needs attention");
    mend.run();
    assertThat(rides.night("stopped", "2024-04-18")).contains("Nights 2024-04-19 were computed");
    rides.nightjar(0, "stopped", "run", "rides", "--from", "2024-04-19", "--to", "2024-04-21");
    assertThat(rides.digest("stopped", ALL)).isEqualTo(rides.digest("in-order", ALL));
  }

  @Test
  void theLedgerIsTheSameWhenRebuilt() throws Exception {
    rides.copyLake("in-order", "ledger");
    String recorded = rides.nightjar(0, "ledger", "sql", LEDGER, "--format", "csv");

    rides.nightjar(0, "ledger", "rebuild-ledger");

    assertThat(recorded.lines().count()).isGreaterThan(6);
    assertThat(rides.nightjar(0, "ledger", "sql", LEDGER, "--format", "csv")).isEqualTo(recorded);
  }

  @Test
  void aLostCommitIsFoundRepairedAndItsNightRunsAgain() throws Exception {
    rides.copyLake("in-order", "damaged");
    assertThat(rides.nightjar(0, "damaged", "doctor", "--deep")).contains("healthy");
    Path log = rides.lake("damaged").resolve("silver/rides/_delta_log");
    Path newest =
        log.resolve("%020d.json".formatted(rides.versions("damaged", "silver.rides") - 1));
    Files.write(newest, new byte[0]);

    assertThat(rides.nightjar(50, "damaged", "doctor")).contains("--date 2024-04-21 --again");
    rides.nightjar(0, "damaged", "doctor", "--repair");
    assertThat(rides.nightjar(0, "damaged", "doctor")).contains("healthy");
    rides.night("damaged", "2024-04-21", "--again");

    assertThat(rides.digest("damaged", ALL)).isEqualTo(rides.digest("in-order", ALL));
    rides.nightjar(0, "damaged", "doctor", "--deep");
  }

  @Test
  void quarantinedRowsComeBackOnceAndOnlyLaterNightsKnowThem() throws Exception {
    rides.copyLake("in-order", "replayed");
    assertThat(rides.nightjar(0, "replayed", "quarantine", "list"))
        .containsPattern("rides +1 +1 +2024-04-20  2024-04-20  rides is not a whole number");
    assertThat(rides.nightjar(0, "replayed", "quarantine", "show", "rides"))
        .contains("2024-04-20.csv", "b99,three,1.0,false");
    String[] replay = {"quarantine", "replay", "rides", "--set", "sources.rides.corrections=true"};
    assertThat(rides.nightjar(0, "replayed", replay)).contains("0 of 1 rows are back");
    Path file = rides.project().resolve("landing/rides/2024-04-20.csv");
    String bad = Files.readString(file);
    Files.writeString(file, bad.replace("three", "3"));
    try {
      assertThat(rides.nightjar(0, "replayed", replay))
          .contains("1 of 1 rows are back, known at the end of 2024-04-21; 0 still do not fit")
          .contains("Nights 2024-04-21 were computed without these rows");
    } finally {
      Files.writeString(file, bad);
    }
    assertThat(rides.nightjar(0, "replayed", replay)).contains("nothing to do");
    assertThat(rides.nightjar(0, "replayed", "quarantine", "list"))
        .contains("Nothing is in quarantine.");
    String query = "select bike, _logical_date, _known_at from bronze.rides where bike = 'b99'";
    assertThat(rides.nightjar(0, "replayed", "sql", query, "--format", "csv"))
        .contains("b99,2024-04-20,2024-04-21 22:00:00");
  }

  private static List<Long> versions(String lake) {
    return List.of(ALL).stream().map(table -> rides.versions(lake, table)).toList();
  }
}

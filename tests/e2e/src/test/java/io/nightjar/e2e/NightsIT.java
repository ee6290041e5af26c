package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night promises: repeated, shuffled, or loaded in one piece, it leaves the same rows. */
@Tag("long")
class NightsIT {
  private static final String[] TABLES = {
    "bronze.rides", "quarantine.rides", "silver.rides", "gold.rides_features"
  };

  @TempDir static Path folder;
  private static Rides rides;

  @BeforeAll
  static void writeProject() throws Exception {
    rides = Rides.in(folder);
  }

  @Test
  void nightsGiveTheSameRowsInAnyOrderAndInOnePiece() {
    rides.nightjar(
        0, "one-piece", "bootstrap", "rides", "--from", "2024-04-18", "--to", "2024-04-21");
    List.of("2024-04-18", "2024-04-19", "2024-04-20", "2024-04-21")
        .forEach(date -> rides.night("in-order", date));
    List.of("2024-04-21", "2024-04-19", "2024-04-18", "2024-04-20")
        .forEach(date -> rides.night("shuffled", date));

    String expected = rides.digest("in-order", TABLES);
    assertThat(rides.digest("shuffled", TABLES)).isEqualTo(expected);
    assertThat(rides.digest("one-piece", TABLES)).isEqualTo(expected);
    assertThat(expected).containsPattern("quarantine.rides +1 rows");
  }

  @Test
  void aNightRunTwiceCommitsOnce() {
    rides.nightjar(
        0, "twice", "bootstrap", "rides", "--from", "2024-03-25", "--to", "2024-04-20", "--train");
    rides.night("twice", "2024-04-21");
    String[] all = {
      "bronze.rides", "silver.rides", "gold.rides_features", "gold.rides_predictions"
    };
    String digest = rides.digest("twice", all);
    List<Long> versions = versions(all);

    assertThat(rides.night("twice", "2024-04-21")).contains("already done by an earlier run");

    assertThat(rides.digest("twice", all)).isEqualTo(digest);
    assertThat(versions(all)).isEqualTo(versions);
  }

  private static List<Long> versions(String... tables) {
    return List.of(tables).stream().map(table -> rides.versions("twice", table)).toList();
  }

  @Test
  void aFailedCheckLeavesWhatIsPublishedUntouched() throws Exception {
    rides.night("stopped", "2024-04-10");
    String before = rides.digest("stopped", "silver.rides");
    Path file = rides.project().resolve("landing/rides/2024-04-11.csv");
    String good = Files.readString(file);
    Files.writeString(file, firstLines(good, 11));

    String printed = rides.nightjar(20, "stopped", "run", "rides", "--date", "2024-04-11");

    assertThat(printed).contains("silver.rides", "expect_table_row_count_to_be_between");
    assertThat(rides.digest("stopped", "silver.rides")).isEqualTo(before);

    Files.writeString(file, good);
    assertThat(rides.night("stopped", "2024-04-11")).contains("done");
    assertThat(rides.digest("stopped", "silver.rides")).contains("80 rows");
  }

  private static String firstLines(String text, int count) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, count)
        .mapToObj(lines::get)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void theLedgerIsTheSameWhenRebuilt() {
    rides.night("ledger", "2024-04-12");
    String query = "select run_id, job, status, fingerprint from ops.runs order by run_id";
    String recorded = rides.nightjar(0, "ledger", "sql", query, "--format", "csv");

    rides.nightjar(0, "ledger", "rebuild-ledger");

    assertThat(recorded.lines().count()).isGreaterThan(6);
    assertThat(rides.nightjar(0, "ledger", "sql", query, "--format", "csv")).isEqualTo(recorded);
  }
}

package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill without Airflow: what it leaves, and when readers see it. */
class BackfillIT {
  private static final String[] TABLES = {"bronze.rides", "quarantine.rides", "silver.rides"};
  private static final String[] RESULTS = {"gold.rides_features", "gold.rides_predictions"};
  private static final String[] RANGE = {"--from", "2024-04-19", "--to", "2024-04-21"};
  private static final String DIFF = "2024-04-%d +%d +%d +%d +%d +%d +0 +";

  @TempDir static Path folder;
  private static Rides rides;

  /** A lake with a model and one night's predictions, and a copy in which the nights ran singly. */
  @BeforeAll
  static void runNightsSingly() throws Exception {
    rides = Rides.in(folder);
    rides.nightjar(
        0, "base", "bootstrap", "rides", "--from", "2024-03-25", "--to", "2024-04-17", "--train");
    rides.night("base", "2024-04-18");
    rides.copyLake("base", "single");
    for (String night : List.of("2024-04-19", "2024-04-20", "2024-04-21")) {
      rides.night("single", night);
    }
  }

  @Test
  void showsNothingBeforeItIsPublishedAndThenWhatSingleNightsLeave() throws Exception {
    rides.copyLake("base", "missed");
    String before = rides.digest("missed", RESULTS);

    String staged = backfill(0, "missed");

    assertThat(staged)
        .contains("Backfill of rides as original, 3 nights: staged 3, 0 not")
        .containsPattern(DIFF.formatted(19, 40, 0, 40, 0, 0))
        .containsPattern(DIFF.formatted(21, 40, 0, 40, 0, 0))
        .contains("Nothing was published. To publish it, once all is staged: ./nightjar backfill")
        .contains("--as-of original --publish --local");
    assertThat(rides.digest("missed", RESULTS)).isEqualTo(before);
    assertThat(rides.digest("missed", TABLES)).isEqualTo(rides.digest("single", TABLES));
    assertThat(released("missed")).isEqualTo("2024-04-18");

    assertThat(backfill(0, "missed", "--publish")).contains("Published: 3, 0 not");

    assertThat(rides.digest("missed")).isEqualTo(rides.digest("single"));
    assertThat(released("missed")).isEqualTo("2024-04-21");
    List<Long> versions = versions("missed");
    assertThat(backfill(0, "missed", "--publish"))
        .containsPattern(DIFF.formatted(20, 40, 40, 0, 0, 0))
        .contains("Published: 3, 0 not");
    assertThat(versions("missed")).isEqualTo(versions);
    rides.nightjar(0, "missed", "verify", "--table", "gold.rides_predictions");
    rides.nightjar(0, "missed", "doctor");
  }

  @Test
  void publishesNothingWhileANightIsRefusedAndGoesOnWhenItIsNot() throws Exception {
    rides.copyLake("base", "refused");
    Path file = rides.project().resolve("landing/rides/2024-04-20.csv");
    String good = Files.readString(file);
    Files.writeString(file, String.join("\n", good.lines().limit(11).toList()) + "\n");

    assertThat(backfill(20, "refused", "--publish"))
        .contains("STOPPED by validate-tables", "staged 1, 2 not", "Nothing was published.");
    assertThat(released("refused")).isEqualTo("2024-04-18");

    Files.writeString(file, good);
    assertThat(backfill(0, "refused", "--publish")).contains("staged 3, 0 not", "Published: 3");
    assertThat(rides.digest("refused")).isEqualTo(rides.digest("single"));
  }

  /** A night that ran before a row was known: as original nothing changes, as now its features. */
  @Test
  void saysWhatTheKnowledgeOfTodayWouldChange() throws Exception {
    rides.copyLake("single", "known");

    assertThat(backfill(0, "known")).containsPattern(DIFF.formatted(20, 40, 40, 0, 0, 0));

    String single = rides.digest("known", RESULTS);
    String now = backfill(0, "known", "--as-of", "now");
    assertThat(now).contains("as now", "--as-of now --publish");
    assertThat(rides.digest("known", RESULTS)).isEqualTo(single);
    rides.copyLake("known", "rerun");
    backfill(0, "known", "--as-of", "now", "--publish");
    rides.nightjar(
        0, "rerun", "run", "rides", "--from", "2024-04-19", "--to", "2024-04-21", "--as-of", "now");
    assertThat(rides.digest("known", RESULTS)).isEqualTo(rides.digest("rerun", RESULTS));
  }

  private static String backfill(int exitCode, String lake, String... options) {
    return rides.nightjar(exitCode, lake, command(options));
  }

  private static String[] command(String... options) {
    List<String> all = new ArrayList<>(List.of("backfill", "rides", "--local"));
    all.addAll(List.of(RANGE));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  /** The newest night that is whole. */
  private static String released(String lake) {
    String query = "select max(_logical_date) as night from ops.releases";
    return rides
        .nightjar(0, lake, "sql", query, "--format", "csv")
        .lines()
        .skip(1)
        .findFirst()
        .orElse("");
  }

  private static List<Long> versions(String lake) {
    return List.of(RESULTS).stream().map(table -> rides.versions(lake, table)).toList();
  }
}

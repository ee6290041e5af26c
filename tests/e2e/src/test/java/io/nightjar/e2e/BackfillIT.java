package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill without Airflow: what it leaves, and when readers see it. */
@Tag("long")
class BackfillIT {
  private static final String FIRST = "2024-04-18";
  private static final String LAST = "2024-04-19";
  private static final String[] RESULTS = {"gold.rides_features", "gold.rides_predictions"};

  /** Of a night: staged, published, only staged, only published, changed. */
  private static final String DIFF = "%s +%d +%d +%d +%d +%d +0 +";

  @TempDir static Path folder;
  private static Rides rides;

  /** A lake with a history and a model, and a copy in which the nights ran one by one. */
  @BeforeAll
  static void runNightsOneByOne() throws Exception {
    rides = Rides.in(folder);
    rides.nightjar(
        0, "base", "bootstrap", "rides", "--from", "2024-04-01", "--to", "2024-04-17", "--train");
    rides.copyLake("base", "single");
    rides.night("single", FIRST);
    rides.night("single", LAST);
  }

  @Test
  void showsNothingBeforeItIsPublishedAndThenWhatSingleNightsLeave() throws Exception {
    rides.copyLake("base", "missed");
    String before = rides.digest("missed", RESULTS[0]);
    Runnable repair = rides.shorten(LAST, 10);
    assertThat(backfill(20, "missed", LAST, "--publish"))
        .contains("STOPPED by validate-tables", "staged 1, 1 not", "Nothing was published.");
    repair.run();

    assertThat(backfill(0, "missed", LAST))
        .contains("Backfill of rides as original, 2 nights: staged 2, 0 not")
        .containsPattern(DIFF.formatted(FIRST, 40, 0, 40, 0, 0))
        .containsPattern(DIFF.formatted(LAST, 40, 0, 40, 0, 0))
        .contains("Nothing was published. To publish it, once all is staged: ./nightjar backfill")
        .contains("--as-of original --publish --local");
    assertThat(rides.digest("missed", RESULTS[0])).isEqualTo(before);
    assertThat(rides.lake("missed").resolve("gold/rides_predictions")).doesNotExist();

    assertThat(backfill(0, "missed", LAST, "--publish")).contains("Published: 2, 0 not");
    assertThat(rides.digest("missed")).isEqualTo(rides.digest("single"));
    assertThat(released("missed")).isEqualTo(released("single"));
    List<Long> versions = versions("missed");
    assertThat(backfill(0, "missed", LAST, "--publish"))
        .containsPattern(DIFF.formatted(LAST, 40, 40, 0, 0, 0))
        .contains("Published: 2, 0 not");
    assertThat(versions("missed")).isEqualTo(versions);
    rides.nightjar(0, "missed", "verify", "--night", LAST);
    rides.nightjar(0, "missed", "doctor");
  }

  @Test
  void leavesWithTheKnowledgeOfTodayWhatARunWithItLeaves() throws Exception {
    rides.copyLake("single", "known");
    rides.copyLake("single", "rerun");
    String before = rides.digest("known", RESULTS);

    assertThat(backfill(0, "known", FIRST, "--as-of", "now"))
        .contains("as now, 1 night: staged 1, 0 not", "--as-of now --publish")
        .containsPattern(DIFF.formatted(FIRST, 40, 40, 0, 0, 0));
    assertThat(rides.digest("known", RESULTS)).isEqualTo(before);

    backfill(0, "known", FIRST, "--as-of", "now", "--publish");
    rides.night("rerun", FIRST, "--as-of", "now");
    assertThat(rides.digest("known", RESULTS)).isEqualTo(rides.digest("rerun", RESULTS));
    assertThat(released("known")).isEqualTo(released("rerun")).isNotEqualTo(released("single"));
  }

  private static String backfill(int exitCode, String lake, String to, String... options) {
    List<String> all = new ArrayList<>(List.of("backfill", "rides", "--local"));
    all.addAll(List.of("--from", FIRST, "--to", to));
    all.addAll(List.of(options));
    return rides.nightjar(exitCode, lake, all.toArray(String[]::new));
  }

  /** How often each night was released. */
  private static String released(String lake) {
    String query = "select _logical_date, count(*) as n from ops.releases group by 1 order by 1";
    return rides.nightjar(0, lake, "sql", query, "--format", "csv");
  }

  private static List<Long> versions(String lake) {
    return Stream.of(RESULTS).map(table -> rides.versions(lake, table)).toList();
  }
}

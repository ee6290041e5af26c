package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that its checks have stopped, and a person who publishes it all the same. */
class PublishIT {
  private static final String LAKE = "lake";
  private static final String BEFORE = "2024-03-19";
  private static final String NIGHT = "2024-03-20";
  private static final String REASON = "the shop was closed, \"nearly\" nothing was lent";

  @Test
  void aPersonCanPublishWhatChecksHaveStopped(@TempDir Path folder) throws Exception {
    Rides rides = Rides.in(folder);
    rides.night(LAKE, BEFORE, "--train");
    rides.shorten(NIGHT, 3);
    rides.nightjar(20, LAKE, "run", "rides", "--date", NIGHT);
    assertThat(status(rides)).startsWith(BEFORE + "," + NIGHT + ",failed,").endsWith(",false");
    assertThat(rides.nightjar(10, LAKE, "publish", "rides", "--date", NIGHT)).contains("--reason");
    assertThat(rides.nightjar(10, LAKE, override(" "))).contains("says something");

    String printed = rides.nightjar(0, LAKE, override(REASON));

    assertThat(printed).contains("published all the same: " + REASON);
    assertThat(status(rides)).startsWith(NIGHT + "," + NIGHT + ",overridden,").endsWith(",false");
    assertThat(
            rides.nightjar(
                0,
                LAKE,
                "sql",
                "select count(*) from ops.check_results where action = 'override'"
                    + " and description like '%the shop was closed%'",
                "--format",
                "csv"))
        .endsWith("1\n");
    assertThat(manifests(rides)).anyMatch(text -> text.contains("the shop was closed"));
    long versions = rides.versions(LAKE, "silver.rides");
    rides.nightjar(0, LAKE, override(REASON));
    assertThat(rides.versions(LAKE, "silver.rides")).isEqualTo(versions);
  }

  @Test
  void rowsThatARuleMovedComeBackOnceWhenItIsRight(@TempDir Path folder) throws Exception {
    Rides rides = Rides.in(folder);
    Path suite = rides.project().resolve("conf/pipelines/rides/suite.json");
    String right = Files.readString(suite);
    String moving = "\"max_value\": %d}, \"action\": \"quarantine\"}";
    Files.writeString(suite, right.replace("\"max_value\": 300}}", moving.formatted(20)));
    rides.night(LAKE, BEFORE);
    assertThat(rides.nightjar(0, LAKE, "quarantine", "list")).contains("silver_rides");
    long published = count(rides, "silver.rides");
    long moved = count(rides, "quarantine.silver_rides");
    assertThat(moved).isPositive();
    Files.writeString(suite, right.replace("\"max_value\": 300}}", moving.formatted(300)));

    String printed = rides.nightjar(0, LAKE, "quarantine", "replay", "silver_rides");

    assertThat(printed).contains("rows are back; 0 still do not fit");
    assertThat(count(rides, "silver.rides")).isEqualTo(published + moved);
    assertThat(count(rides, "quarantine.silver_rides")).isZero();
    assertThat(rides.nightjar(0, LAKE, "quarantine", "replay", "silver_rides"))
        .contains("There are no such rows in quarantine.silver_rides: nothing to do.");
    assertThat(rides.nightjar(10, LAKE, "quarantine", "replay", "gold_rides"))
        .contains("No pipeline has a source or a checked table gold_rides.");
  }

  private static long count(Rides rides, String table) {
    String query = "select count(*) from " + table;
    List<String> lines = rides.nightjar(0, LAKE, "sql", query, "--format", "csv").lines().toList();
    return Long.parseLong(lines.get(lines.size() - 1));
  }

  private static String[] override(String reason) {
    return new String[] {"publish", "rides", "--date", NIGHT, "--override", "--reason", reason};
  }

  private static String status(Rides rides) {
    String query =
        "select newest_night, checked_night, verdict, open_incidents, is_safe"
            + " from ops.table_status where table_name = 'silver.rides'";
    List<String> lines = rides.nightjar(0, LAKE, "sql", query, "--format", "csv").lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static List<String> manifests(Rides rides) throws Exception {
    try (Stream<Path> files =
        Files.walk(rides.lake(LAKE).resolve("_nightjar/runs/rides/" + NIGHT))) {
      return files.filter(file -> file.toString().endsWith(".json")).map(PublishIT::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

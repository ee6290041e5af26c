package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import io.nightjar.testkit.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline that ships, on the real files of 2013: {@code NIGHTJAR_REAL_DATA}, else {@code
 * shared/data} beside the checkout. {@code -Dnightjar.full=true} loads January and February and
 * runs the nights of 1 to 20 March; otherwise some weeks of it. The nights run one by one, and on a
 * copy of the lake as one range. Then the nights around the blizzard, for what the suites find.
 */
@Tag("long")
class FlightsRealDataIT {

  @TempDir private Path folder;

  @Test
  void theRealNightsRunAndLoseNothing() throws IOException {
    assumeThat(Files.exists(landing().resolve("flights/flights.csv.gz")))
        .as("skipped: the real flights files are not at " + landing())
        .isTrue();
    String last = Counts.areFull() ? "2013-02-28" : "2013-01-20";
    String from = Counts.areFull() ? "2013-03-01" : "2013-01-21";
    String to = Counts.areFull() ? "2013-03-20" : "2013-01-22";

    nightjar("bootstrap", "flights", "--from", "2013-01-01", "--to", last, "--train");
    Folders.copy(folder.resolve("lake"), folder.resolve("range"));
    nightjar("run", "flights", "--from", from, "--to", to);

    nightsAreEqualToOneRange(from, to);
    everyRowIsAccountedFor();
    theModelBeatsTheBaseRateWithoutKnowingTheFuture();
    assertThat(rows("select count(*) from gold.flights_predictions where score is null"))
        .containsExactly("0");
    assertThat(rows("select count(*) from silver.weather where wind_speed > 200"))
        .containsExactly("0");
  }

  /** A blizzard closed the airports on 8 and 9 February. */
  @Test
  void theBlizzardIsSeenAndOrdinaryNightsAreQuiet() throws IOException {
    assumeThat(Files.exists(landing().resolve("flights/flights.csv.gz")))
        .as("skipped: the real flights files are not at " + landing())
        .isTrue();
    nightjar("bootstrap", "flights", "--from", "2013-01-01", "--to", "2013-01-31");
    nightjar("run", "flights", "--from", "2013-02-01", "--to", "2013-02-14");

    String alarms =
        "select _logical_date, title, finding from ops.check_results"
            + " where outcome <> 'passed' and _logical_date >= '2013-02-01' order by 1, 2";
    List<String> fired = rows(alarms);
    System.out.println("flights, 14 nights of February:\n" + String.join("\n", fired));

    assertThat(fired)
        .filteredOn(alarm -> alarm.contains("(cancelled)") && alarm.contains("unusual"))
        .extracting(alarm -> alarm.substring(0, 10))
        .containsExactly("2013-02-08", "2013-02-09");
    assertThat(fired.stream().map(alarm -> alarm.substring(0, 10)).distinct())
        .as("12 nights were ordinary, of which one in ten may give a false alarm")
        .hasSizeLessThanOrEqualTo(3);
  }

  private void nightsAreEqualToOneRange(String from, String to) {
    nightjarOn("range", "bootstrap", "flights", "--from", from, "--to", to);
    String one = digest("lake");
    assertThat(one).contains("gold.flights_features").isEqualTo(digest("range"));
    System.out.printf(
        "flights: features of %s..%s, night by night and as a range:%n%s", from, to, one);
  }

  private String digest(String lake) {
    return nightjarOn(lake, "digest", "gold.flights_features").replaceAll("@v\\d+ +", " ");
  }

  private void everyRowIsAccountedFor() {
    for (String source : List.of("flights", "schedule", "weather")) {
      String counted =
          "select sum(metrics['%1$s.rows-in']), sum(metrics['%1$s.rows-good']),"
              + " sum(metrics['%1$s.rows-quarantined']), count(distinct nights)"
              + " from ops.runs where job = 'ingest' and status = 'succeeded'";
      String[] sums = rows(counted.formatted(source)).get(0).split(",", -1);
      double rowsIn = Double.parseDouble(sums[0]);
      assertThat(rowsIn).as(source).isPositive();
      assertThat(Double.parseDouble(sums[1]) + Double.parseDouble(sums[2])).isEqualTo(rowsIn);
      assertThat(rows("select count(*) from bronze." + source))
          .as("bronze." + source)
          .containsExactly(Long.toString((long) Double.parseDouble(sums[1])));
    }
  }

  private void theModelBeatsTheBaseRateWithoutKnowingTheFuture() {
    List<String> auc =
        rows("select metrics['auc'] from ops.runs where job = 'train' and status = 'succeeded'");
    assertThat(auc).isNotEmpty();
    assertThat(Double.parseDouble(auc.get(0))).isBetween(0.55, 0.85);
  }

  private List<String> rows(String query) {
    return nightjar("sql", query, "--format", "csv").lines().skip(1).toList();
  }

  private String nightjar(String... arguments) {
    return nightjarOn("lake", arguments);
  }

  private String nightjarOn(String lake, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--project", Checkout.root().toString()));
    all.addAll(List.of("--lake", folder.resolve(lake).toString()));
    if (!List.of("sql", "digest").contains(arguments[0])) {
      all.addAll(List.of("--landing", landing().toString()));
    }
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exitCode =
        CommandLines.execute(new Terminal(writer, writer, false), all.toArray(String[]::new));
    assertThat(exitCode).as(all + "\n" + printed).isZero();
    return printed.toString();
  }

  private static Path landing() {
    String configured = System.getenv("NIGHTJAR_REAL_DATA");
    return configured == null
        ? Checkout.root().resolveSibling("shared").resolve("data")
        : Path.of(configured);
  }
}

package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.e2e.OuladLake.Measured;
import io.nightjar.testkit.Counts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline oulad on all of its files, with 2 GB of heap: the cohorts of 2013 in two halves,
 * then nights of March 2014, each against another engine. {@code -Dnightjar.full=true} runs all 31
 * of them, otherwise three.
 */
@Tag("long")
class OuladRealDataIT {
  private static final LocalDate MARCH = LocalDate.of(2014, 3, 1);

  private static final Pattern ROWS_IN = Pattern.compile("(?m)^ *rows in +([\\d,]+)$");

  @TempDir private Path folder;

  @Test
  void twoCohortsThenNightsOfMarch() throws Exception {
    Path landing = OuladLake.realLanding();
    OuladLake nightly = new OuladLake(landing, folder.resolve("nightly"), folder);
    print("212 nights", bootstrap(nightly, "2013-01-01", "2013-07-31"));
    print("424 nights", bootstrap(nightly, "2013-08-01", "2014-02-28"));
    Folders.copy(folder.resolve("nightly"), folder.resolve("range"));
    OuladLake range = new OuladLake(landing, folder.resolve("range"), folder);

    LocalDate last = MARCH.plusDays(Counts.of(30, 2));
    print(
        "nights of March",
        nightly.measured("run", "oulad", "--from", "2014-03-01", "--to", last.toString()));
    print(
        "as one range",
        range.measured("bootstrap", "oulad", "--from", "2014-03-01", "--to", last.toString()));
    String digest = nightly.nightjar("digest", "gold.oulad_features");
    assertThat(digest.replaceAll("@v\\d+ +", " "))
        .isEqualTo(range.nightjar("digest", "gold.oulad_features").replaceAll("@v\\d+ +", " "));

    List<LocalDate> nights = MARCH.datesUntil(last.plusDays(1)).toList();
    int rows = nightly.compare(nights) + nightly.compare(List.of(LocalDate.of(2013, 7, 31)));
    System.out.printf("oulad: %d rows equal to those of DuckDB, all columns%n", rows);
  }

  private static Measured bootstrap(OuladLake lake, String from, String to) throws Exception {
    return lake.measured("bootstrap", "oulad", "--from", from, "--to", to, "--every", "7 days");
  }

  private static void print(String what, Measured measured) {
    System.out.printf(
        Locale.ROOT,
        "oulad: %s: %.0f s, %,.0f rows read per second, peak memory %d MiB%n%s%n",
        what,
        measured.seconds(),
        rowsIn(measured.output()) / measured.seconds(),
        measured.peakMib(),
        measured.output());
  }

  private static double rowsIn(String output) {
    return ROWS_IN
        .matcher(output)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1).replace(",", "")))
        .sum();
  }
}

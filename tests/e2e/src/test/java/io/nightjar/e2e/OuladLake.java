package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A lake of the pipeline oulad, and what another engine says its features should be. */
final class OuladLake {
  private final Path landing;
  private final Path lake;
  private final Path folder;

  /** How a command went, and what it needed. */
  record Measured(double seconds, long peakMib, String output) {}

  OuladLake(Path landing, Path lake, Path folder) {
    this.landing = landing;
    this.lake = lake;
    this.folder = folder;
  }

  /** The real files, or the test is skipped and says why. */
  static Path realLanding() {
    String configured = System.getenv("NIGHTJAR_REAL_DATA");
    Path landing =
        configured == null
            ? Checkout.root().resolveSibling("shared").resolve("data")
            : Path.of(configured);
    assumeThat(Files.exists(landing.resolve("oulad/studentVle_ds")))
        .as("skipped: the real oulad files are not at " + landing)
        .isTrue();
    return landing;
  }

  /** Runs a command to its successful end; returns what it printed. */
  String nightjar(String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    StringWriter progress = new StringWriter();
    PrintWriter errors = new PrintWriter(progress, true);
    String[] all = complete(arguments).toArray(String[]::new);
    int exitCode = CommandLines.execute(new Terminal(writer, errors, false), all);
    assertThat(exitCode).as(List.of(all) + "\n" + printed + progress).isZero();
    return printed.toString();
  }

  /** The same in a process of its own, with 2 GB of heap. */
  Measured measured(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(Checkout.root().resolve("nightjar").toString()));
    all.addAll(complete(arguments));
    Path place = Files.createTempDirectory(folder, "command");
    long start = System.nanoTime();
    Process process =
        new Shell(place).with("NIGHTJAR_JAVA_OPTS", "-Xmx2g").start(all.toArray(String[]::new));
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peakMib(process.pid()));
      Thread.sleep(200);
    }
    String output = Files.readString(place.resolve(".out"));
    assertThat(process.exitValue())
        .as(all + "\n" + output + Files.readString(place.resolve(".err")))
        .isZero();
    return new Measured((System.nanoTime() - start) / 1e9, peak, output);
  }

  private List<String> complete(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--project", Checkout.root().toString(), "--lake", lake.toString()));
    if (!arguments[0].equals("sql") && !arguments[0].equals("digest")) {
      all.addAll(List.of("--landing", landing.toString()));
    }
    return all;
  }

  /**
   * Every column of every row of these nights as the other engine computes it; returns the rows.
   */
  int compare(List<LocalDate> nights) throws SQLException, IOException {
    Map<String, Map<String, String>> actual = features(nights);
    Map<String, Map<String, String>> expected = new TreeMap<>();
    for (LocalDate night : nights) {
      expected.putAll(OuladByDuckDb.features(landing, night));
    }
    assertThat(actual.keySet()).as("rows of " + nights).isEqualTo(expected.keySet());
    expected.forEach((key, row) -> assertSame(key, actual.get(key), row));
    return expected.size();
  }

  private Map<String, Map<String, String>> features(List<LocalDate> nights) {
    String dates = nights.stream().map("date'%s'"::formatted).collect(Collectors.joining(", "));
    String query = "select * from gold.oulad_features where night in (%s)".formatted(dates);
    List<String> lines = nightjar("sql", query, "--format", "csv").lines().toList();
    List<String> names = Arrays.asList(lines.get(0).split(",", -1));
    Map<String, Map<String, String>> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      assertThat(values).hasSameSizeAs(names);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < values.length; i++) {
        if (!names.get(i).startsWith("_")) {
          row.put(names.get(i), values[i]);
        }
      }
      rows.put(OuladByDuckDb.key(row), row);
    }
    return rows;
  }

  private static void assertSame(
      String what, Map<String, String> actual, Map<String, String> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (column, value) -> {
          if (!isSame(actual.get(column), value)) {
            assertThat(actual.get(column)).as(what + " " + column).isEqualTo(value);
          }
        });
  }

  /** Equal, as numbers to a billionth. */
  private static boolean isSame(String actual, String expected) {
    if (actual.equals(expected)) {
      return true;
    }
    try {
      double number = Double.parseDouble(expected);
      return Math.abs(Double.parseDouble(actual) - number) <= 1e-9 * Math.abs(number);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static long peakMib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) { // the process has just ended
      return 0;
    }
  }
}

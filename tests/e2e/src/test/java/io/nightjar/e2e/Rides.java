package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The pipeline of the README, with commands run inside this JVM. */
final class Rides {
  private final Path project;

  private Rides(Path project) {
    this.project = project;
  }

  static Rides in(Path folder) throws IOException, InterruptedException {
    return new Rides(ReadmeTutorial.in(folder).write().folder());
  }

  Path project() {
    return project;
  }

  /** Runs one command on the given lake; returns what it printed. */
  String nightjar(int expectedExitCode, String lake, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--project", project.toString(), "--lake", lake(lake).toString()));
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exitCode =
        CommandLines.execute(new Terminal(writer, writer, false), all.toArray(String[]::new));
    assertThat(exitCode).as(all + "\n" + printed).isEqualTo(expectedExitCode);
    return printed.toString();
  }

  Path lake(String name) {
    return project.resolve(name);
  }

  /** Starts a lake as the copy of another. */
  void copyLake(String from, String to) throws IOException {
    Folders.copy(lake(from), lake(to));
  }

  /** Removes a lake that is no longer needed. */
  void deleteLake(String name) throws IOException {
    Folders.delete(lake(name));
  }

  /** Runs one night on a lake. */
  String night(String lake, String date, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", "rides", "--date", date));
    arguments.addAll(List.of(options));
    return nightjar(0, lake, arguments.toArray(String[]::new));
  }

  /** Leaves only the first rows of a day's delivery; returns what brings the others back. */
  Runnable shorten(String date, int rows) {
    Path file = project.resolve("landing/rides/" + date + ".csv");
    try {
      List<String> whole = Files.readAllLines(file);
      Files.write(file, whole.subList(0, 1 + rows)); // and the names of the columns
      return () -> write(file, whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows and digest of tables, without the versions, which depend on the order of nights. */
  String digest(String lake, String... tables) {
    List<String> arguments = new ArrayList<>(List.of("digest"));
    arguments.addAll(List.of(tables));
    return nightjar(0, lake, arguments.toArray(String[]::new)).replaceAll("@v\\d+ *", " ");
  }

  /** How many versions a table has. */
  long versions(String lake, String table) {
    Path log = lake(lake).resolve(table.replace('.', '/')).resolve("_delta_log");
    try (Stream<Path> files = Files.list(log)) {
      return files.filter(file -> file.getFileName().toString().matches("\\d+\\.json")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.nightjar.cli.dags;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped configuration that is connected to an Airflow which is played. */
final class PlayedProject {
  private final Path folder;

  private PlayedProject(Path folder) {
    this.folder = folder;
  }

  static PlayedProject in(Path folder, PlayedAirflow airflow) throws IOException {
    Path conf = Path.of("..", "conf");
    try (Stream<Path> files = Files.walk(conf)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("conf").resolve(conf.relativize(file).toString()));
      }
    }
    Path file = folder.resolve(".nightjar/airflow/connection.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "{\"url\":\"%s\",\"user\":\"nightjar\",\"password\":\"%s\"}"
            .formatted(airflow.url(), PlayedAirflow.PASSWORD));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new PlayedProject(folder);
  }

  /** Runs one command; returns its exit code. */
  int nightjar(StringWriter out, StringWriter err, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--project", folder.toString()));
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    int exitCode = CommandLines.execute(terminal, all.toArray(String[]::new));
    terminal.out().flush();
    terminal.err().flush();
    return exitCode;
  }
}

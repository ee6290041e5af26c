package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.process.LogTail;
import io.nightjar.airflow.local.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How PostgreSQL's programs are called: they refuse root, but not a root of no other rights. */
final class PostgresPrograms {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int ROOT = 0;

  private final Path folder;
  private final Map<String, String> environment;
  private final Path log;

  PostgresPrograms(Path folder, Map<String, String> environment, Path log) {
    this.folder = folder;
    this.environment = environment;
    this.log = log;
  }

  /** Fails if they cannot be run. */
  void check() {
    for (String program : List.of("initdb", "postgres")) {
      if (!Files.isExecutable(folder.resolve(program))) {
        throw LocalErrors.databaseProgramsMissing(folder, program);
      }
    }
    Tool trial = new Tool("leave root", List.of("unshare", "-U", "true"), environment, log);
    if (isRoot() && trial.exitCode("", LONGEST) != 0) {
      throw LocalErrors.rootRefused(new LogTail(log).lastWords());
    }
  }

  void run(String what, String input, String... command) {
    new Tool(what, command(command), environment, log).run(input, LONGEST);
  }

  /** A program and its arguments, as they are started here. */
  List<String> command(String... command) {
    List<String> whole = new ArrayList<>(isRoot() ? List.of("unshare", "-U") : List.of());
    whole.add(folder.resolve(command[0]).toString());
    whole.addAll(List.of(command).subList(1, command.length));
    return whole;
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
    } catch (IOException e) {
      throw LocalErrors.systemUnfit();
    }
  }
}

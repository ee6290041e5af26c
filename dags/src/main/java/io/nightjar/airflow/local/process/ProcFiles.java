package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code /proc}. A process that ends meanwhile, or belongs to others, is simply not there.
 */
final class ProcFiles {
  private static final Path PROC = Path.of("/proc");
  private static final char ZOMBIE = 'Z';

  /** Of /proc/PID/stat, counted behind the name, which may hold anything. */
  private static final int STATE = 0;

  private static final int PARENT = 1;
  private static final int SESSION = 3;
  private static final int START = 19;

  private ProcFiles() {}

  /** Every process that lives. */
  static List<ProcessEntry> all() {
    List<ProcessEntry> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        find(Long.parseLong(folder.getFileName().toString())).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw LocalErrors.files("read " + PROC, e);
    }
    return found;
  }

  /** One process; a zombie does not live. */
  static Optional<ProcessEntry> find(long pid) {
    String text = text(PROC.resolve(pid + "/stat"));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", START + 2);
    return fields[STATE].charAt(0) == ZOMBIE
        ? Optional.empty()
        : Optional.of(
            new ProcessEntry(
                pid,
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[START])));
  }

  /** The variables a process was started with; none where it hides or has overwritten them. */
  static Map<String, String> environment(long pid) {
    Map<String, String> variables = new HashMap<>();
    for (String entry : text(PROC.resolve(pid + "/environ")).split("\0", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  static Optional<Path> workingFolder(long pid) {
    return link(PROC.resolve(pid + "/cwd"));
  }

  /** The targets of its open files. */
  static List<String> openFiles(long pid) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
      files.forEach(file -> link(file).map(Path::toString).ifPresent(found::add));
    } catch (IOException e) {
      return found; // it has ended
    }
    return found;
  }

  /** Its share of memory in KiB: what several processes use together is divided among them. */
  static long proportionalKib(long pid) {
    return text(PROC.resolve(pid + "/smaps_rollup"))
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  static List<String> networkTable(String name) {
    return text(PROC.resolve("net/" + name)).lines().skip(1).map(String::strip).toList();
  }

  private static Optional<Path> link(Path path) {
    try {
      return Optional.of(Files.readSymbolicLink(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}

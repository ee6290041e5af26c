package io.nightjar.cli.dags;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of plans that Airflow reads, at any moment: a file in it is the old one or the new
 * one, never a part.
 */
final class PlanFolder {
  private static final String ENDING = ".json";

  private final Path folder;

  PlanFolder(Path folder) {
    this.folder = folder;
  }

  /** What became of a file. */
  enum Change {
    NEW("new"),
    OTHER("changed"),
    NONE("as it was");

    private final String text;

    Change(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  Path path() {
    return folder;
  }

  boolean has(String pipeline) {
    return Files.exists(folder.resolve(pipeline + ENDING));
  }

  Change write(String pipeline, String plan) {
    Path file = folder.resolve(pipeline + ENDING);
    try {
      boolean isThere = Files.exists(file);
      if (isThere && Files.readString(file).equals(plan)) {
        return Change.NONE;
      }
      Files.createDirectories(folder);
      Path hidden = hidden(file);
      Files.writeString(hidden, plan);
      put(hidden, file);
      return isThere ? Change.OTHER : Change.NEW;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write plan", file.toString(), e);
    }
  }

  /** Removes the plans of all other pipelines; returns their names. */
  List<String> removeAllBut(List<String> pipelines) {
    List<String> removed = new ArrayList<>();
    try {
      for (Path file : files()) {
        String name = file.getFileName().toString();
        String pipeline = name.substring(0, name.length() - ENDING.length());
        if (!pipelines.contains(pipeline)) {
          Files.delete(file);
          removed.add(pipeline);
        }
      }
      return removed;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("remove plans in", folder.toString(), e);
    }
  }

  /** A link that always leads somewhere, whoever follows it while it changes. */
  void link(Path link, Path target) {
    try {
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
        return;
      }
      Files.createDirectories(link.getParent());
      Path hidden = hidden(link);
      Files.createSymbolicLink(hidden, target);
      put(hidden, link);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("link", link.toString(), e);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static Path hidden(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static void put(Path hidden, Path file) throws IOException {
    try {
      Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }
}

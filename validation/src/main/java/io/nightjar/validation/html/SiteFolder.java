package io.nightjar.validation.html;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that holds pages and nothing else. Writing replaces all of it, so that no page of an
 * earlier time stays; a folder with anything else in it is refused.
 */
public final class SiteFolder {
  /** The file that makes a folder ours. */
  private static final String MARK = ".nightjar-pages";

  private final Path folder;

  /** Nothing is touched yet. */
  public SiteFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Fails with exit code 10 if there is something in the folder that is not ours. */
  public void requireOurs() {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder) || (!isEmpty() && !Files.exists(folder.resolve(MARK)))) {
      throw CoreErrors.invalidArgument(
          "--out %s has files that are no pages of nightjar, and everything in it would be replaced."
                  .formatted(folder)
              + " Name a new or empty folder.");
    }
  }

  /**
   * Replaces what is in the folder.
   *
   * @param pages text by relative path
   * @return where the page {@code index.html} is, or the first of them
   */
  public Path write(Map<String, String> pages) {
    requireOurs();
    Path fresh = folder.resolveSibling("." + folder.getFileName() + ".new");
    try {
      remove(fresh);
      Files.createDirectories(fresh);
      Files.writeString(fresh.resolve(MARK), "");
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Path file = fresh.resolve(page.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, page.getValue());
      }
      remove(folder);
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", folder.toString(), e);
    }
    String start =
        pages.containsKey("index.html") ? "index.html" : pages.keySet().iterator().next();
    return folder.resolve(start);
  }

  private boolean isEmpty() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", folder.toString(), e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> walk = Files.walk(folder)) {
      entries = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }
}

package io.nightjar.cli.demo;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's own folder: {@code landing/} and {@code lake/}, and a mark that they are its own. */
final class DemoFolder {
  private static final String MARK = ".nightjar-demo";

  private final Path folder;

  private DemoFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes a folder that is new, empty or left by an earlier demo; anything else is refused.
   *
   * @param keep whether what an earlier demo left stays, so that this one finds it done
   */
  static DemoFolder claim(Path folder, boolean keep) {
    DemoFolder claimed = new DemoFolder(folder.toAbsolutePath().normalize());
    try {
      if (claimed.isForeign()) {
        throw DemoErrors.foreignFolder(claimed.folder);
      }
      if (!keep) {
        for (Path part : List.of(claimed.lake(), claimed.landing())) {
          delete(part);
        }
      }
      Files.createDirectories(claimed.landing());
      Files.writeString(folder.resolve(MARK), "made by nightjar demo; may be deleted\n");
      return claimed;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("prepare", claimed.folder.toString(), e);
    }
  }

  Path lake() {
    return folder.resolve("lake");
  }

  Path landing() {
    return folder.resolve("landing");
  }

  Path truth() {
    return folder.resolve("truth.json");
  }

  private boolean isForeign() throws IOException {
    if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
      return false;
    }
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isPresent();
    }
  }

  private static void delete(Path part) throws IOException {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> content = Files.walk(part)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

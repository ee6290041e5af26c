package io.nightjar.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
final class Checkout {
  private Checkout() {}

  /** Its root: the folder with the launcher. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("nightjar"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

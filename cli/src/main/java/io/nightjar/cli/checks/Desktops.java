package io.nightjar.cli.checks;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;

/** The desktop of the person at this machine, if there is one. */
final class Desktops {
  private Desktops() {}

  /** Opens a page in the browser; says whether that was possible. */
  static boolean open(Path page) {
    if (GraphicsEnvironment.isHeadless()
        || !Desktop.isDesktopSupported()
        || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      return false;
    }
    try {
      Desktop.getDesktop().browse(page.toUri());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

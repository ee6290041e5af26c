package io.nightjar.cli.demo;

import io.nightjar.core.error.NightjarException;
import java.nio.file.Path;

/** Makes every failure of the demonstration. */
final class DemoErrors {
  private DemoErrors() {}

  /** The folder holds something the demo did not put there. */
  static NightjarException foreignFolder(Path folder) {
    return new NightjarException(
        DemoErrorCode.FOREIGN_FOLDER,
        ("Folder %s is not empty and was not made by the demo, so nothing was touched. Choose"
                + " another one with --dir.")
            .formatted(folder));
  }

  /** Not enough days for a history to train on, and the nights of the story. */
  static NightjarException daysOutOfRange(int days, int least, int most) {
    return new NightjarException(
        DemoErrorCode.TOO_FEW_DAYS,
        "--days %d does not work: the story needs %d to %d.".formatted(days, least, most));
  }

  /** Something happened that the story does not foresee. */
  static NightjarException wentDifferently(String what, String expected, String actual) {
    return new NightjarException(
        DemoErrorCode.STORY_WENT_DIFFERENTLY,
        ("The demo went differently than it should: %s, expected %s, found %s. Its lake is kept"
                + " for inspection.")
            .formatted(what, expected, actual));
  }
}

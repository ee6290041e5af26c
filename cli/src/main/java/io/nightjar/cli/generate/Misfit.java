package io.nightjar.cli.generate;

import java.util.List;

/** The ways a line can fail to fit its columns. */
public enum Misfit {
  /** A word where a number belongs. */
  TEXT_IN_NUMBER,
  /** The line ends before its columns do. */
  SHORT_ROW,
  /** A day the calendar does not have. */
  IMPOSSIBLE_DATE;

  private static final int KEPT_FIELDS = 6;
  private static final int DAY = 2;

  /** The damaged line; {@code number} is the column that gets the word. */
  String damage(String line, int number) {
    String[] fields = line.split(",", -1);
    switch (this) {
      case TEXT_IN_NUMBER -> fields[number] = "unknown";
      case IMPOSSIBLE_DATE -> fields[DAY] = "32";
      case SHORT_ROW -> {
        return String.join(",", List.of(fields).subList(0, KEPT_FIELDS));
      }
    }
    return String.join(",", fields);
  }
}

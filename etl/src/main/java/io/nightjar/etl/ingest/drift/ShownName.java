package io.nightjar.etl.ingest.drift;

import java.util.Locale;

/** Names of columns, as strangers deliver them: how they are compared, and shown without harm. */
final class ShownName {
  private static final int LONGEST = 64;

  private ShownName() {}

  /** On one line, short, and without characters that are not seen. */
  static String of(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints().limit(LONGEST).forEach(point -> append(shown, point));
    if (name.codePointCount(0, name.length()) > LONGEST) {
      shown.append('…');
    }
    boolean isPlain = !shown.isEmpty() && shown.chars().noneMatch(c -> c == ' ' || c == ',');
    return isPlain ? shown.toString() : "\"" + shown + "\"";
  }

  /** What is left of a name without case, spaces, punctuation and invisible characters. */
  static String spelling(String name) {
    StringBuilder letters = new StringBuilder();
    name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** Without spaces and invisible characters around it. */
  static String trimmed(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isInvisible(name.charAt(from))) {
      from++;
    }
    while (to > from && isInvisible(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || point == 0xFFFD;
  }

  private static void append(StringBuilder shown, int point) {
    if (point != ' ' && isInvisible(point)) {
      shown.append("\\u%04x".formatted(point));
    } else {
      shown.appendCodePoint(point);
    }
  }
}

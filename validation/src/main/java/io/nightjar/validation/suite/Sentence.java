package io.nightjar.validation.suite;

import java.util.regex.Pattern;

/** Keeps what is quoted from a suite from breaking a message: one line, and not a long one. */
final class Sentence {
  private static final Pattern LONG_QUOTE = Pattern.compile("\"([^\"]{100})[^\"]+\"");
  private static final int LONGEST = 4_000;

  private Sentence() {}

  /** The message with control characters written out and long quotes cut. */
  static String of(String message) {
    String cut = LONG_QUOTE.matcher(message).replaceAll("\"$1…\"");
    String shortened = cut.length() > LONGEST ? cut.substring(0, LONGEST) + "…" : cut;
    StringBuilder text = new StringBuilder();
    shortened
        .codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) || point == '\u2028' || point == '\u2029') {
                text.append("\\u%04x".formatted(point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }
}

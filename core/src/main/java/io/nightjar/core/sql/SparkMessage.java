package io.nightjar.core.sql;

import java.util.regex.Pattern;

/** Makes one plain line of what Spark says about a query. */
public final class SparkMessage {
  private static final Pattern CLASS_TAG = Pattern.compile("^\\[[A-Z0-9_.]+]\\s*");
  private static final Pattern PLACE =
      Pattern.compile("[.;,]?\\s*\\(?\\bline \\d+,? pos \\d+\\)?.*|\\s*SQLSTATE: \\w+.*");
  private static final int LONGEST = 240;

  private SparkMessage() {}

  /** One line of a report: {@code file:line: what}. */
  public static String at(SqlText sql, int line, String message) {
    return SqlProblems.at(sql, line, message);
  }

  /** The first line without error class, position, SQL state and plan. */
  public static String firstSentence(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.lines().filter(text -> !text.isBlank()).findFirst().orElse("");
    String plain = PLACE.matcher(CLASS_TAG.matcher(line).replaceFirst("")).replaceFirst("").strip();
    String end = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    return end.length() <= LONGEST ? end : end.substring(0, LONGEST) + "…";
  }
}

package io.nightjar.core.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import scala.Option;

/** Collects what is wrong with one piece of SQL, one line each: {@code file:line: what}. */
final class SqlProblems {
  private static final Pattern ENDS_WITH_LINE = Pattern.compile(".*:\\d+(: \\S+)?");
  private static final int LONGEST = 400;

  private final SqlText sql;
  private final Set<String> lines = new LinkedHashSet<>();

  SqlProblems(SqlText sql) {
    this.sql = sql;
  }

  void add(int line, String message) {
    lines.add(at(sql, line, message));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  List<String> all() {
    return new ArrayList<>(lines);
  }

  /**
   * One line of a report; a file that already ends with a line number keeps its own, with a key
   * behind it.
   */
  static String at(SqlText sql, int line, String message) {
    boolean hasLine = ENDS_WITH_LINE.matcher(sql.file()).matches();
    String place = hasLine ? sql.file() : sql.file() + ":" + Math.max(1, line);
    return place + ": " + oneLine(message);
  }

  /** A line number as Spark's parser keeps it. */
  static int line(Option<Object> origin, int otherwise) {
    return origin.isDefined() && origin.get() instanceof Integer line && line > 0
        ? line
        : otherwise;
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}

package io.nightjar.validation.format;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format of Python's {@code datetime.strptime}, which says of a text whether Python 3.11 parses
 * it. Names of days and months are English (the C locale), the names of time zones are UTC and GMT,
 * and no verdict depends on the zone or the day of this machine.
 *
 * <p>Known difference: a letter of the format itself stands for its other case as Java sees it,
 * which is not what Python sees for the capital sharp s.
 *
 * <p>It can be shared by threads and sent to executors.
 */
public final class StrptimeFormat implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Pattern pattern;
  private final String directives;

  private StrptimeFormat(Pattern pattern, String directives) {
    this.pattern = pattern;
    this.directives = directives;
  }

  /**
   * Reads a format such as {@code %Y-%m-%d}.
   *
   * @throws IllegalArgumentException if no text can ever have this format: a directive is unknown,
   *     cut off, written twice, or lacks those that it needs; the message is one sentence
   */
  public static StrptimeFormat of(String format) {
    StrptimePattern parsed = StrptimePattern.of(format);
    StrptimeRules.check(format, parsed.directives());
    return new StrptimeFormat(parsed.pattern(), parsed.directives());
  }

  /**
   * Whether the whole text has the format and is a time that exists, of the years 1 to 9999.
   *
   * @param text not null; an empty text has no format but the empty one
   */
  public boolean parses(String text) {
    Matcher found = pattern.matcher(text);
    return found.lookingAt()
        && found.end() == text.length()
        && new StrptimeFields(found, directives).exist();
  }
}

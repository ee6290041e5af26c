package io.nightjar.validation.format;

import java.util.regex.Pattern;

/** What Python calls white space, which is more than Java does. */
final class PythonSpaces {
  /** One character of it, as a class of a regular expression. */
  static final String ONE =
      "[\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

  private static final Pattern PATTERN = Pattern.compile(ONE);

  private PythonSpaces() {}

  static boolean isSpace(int codePoint) {
    return PATTERN.matcher(Character.toString(codePoint)).matches();
  }
}

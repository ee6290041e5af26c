package io.nightjar.validation.format;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A strptime format as a regular expression with one group per directive.
 *
 * @param pattern to be matched from the start; what it takes first is what Python takes
 * @param directives the letters in their order, without those that stand for others
 */
record StrptimePattern(Pattern pattern, String directives) {
  private static final String DIGIT = "\\p{Nd}";
  private static final String WEEK = "5[0-3]|[0-4]?" + DIGIT;
  private static final String SHORT_DAYS = "mon|tue|wed|thu|fri|sat|sun";
  private static final String DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
  private static final String SHORT_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
  private static final String MONTHS =
      "january|february|march|april|may|june|july|august|september|october|november|december";
  private static final String SECONDS = ":?[0-5]" + DIGIT + "(?:\\." + DIGIT + "{1,6})?";

  /** Directives that stand for several others. */
  private static final Map<Character, String> SHORTHANDS =
      Map.of('c', "%a %b %d %H:%M:%S %Y", 'x', "%m/%d/%y", 'X', "%H:%M:%S");

  private static final Map<Character, String> EXPRESSIONS =
      Map.ofEntries(
          Map.entry('a', "(?-u:" + SHORT_DAYS + ")"),
          Map.entry('A', "(?-u:" + DAYS + ")"),
          Map.entry('b', "(?-u:" + SHORT_MONTHS + ")"),
          Map.entry('B', "(?-u:" + MONTHS + ")"),
          Map.entry('d', "3[01]|[12]" + DIGIT + "|0?[1-9]| [1-9]"),
          Map.entry('f', "[0-9]{1,6}"),
          Map.entry('G', DIGIT + "{4}"),
          Map.entry('H', "2[0-3]|[01]?" + DIGIT),
          Map.entry('I', "1[0-2]|0?[1-9]"),
          Map.entry(
              'j', "36[0-6]|3[0-5]D|[12]DD|0[1-9]D|00[1-9]|[1-9]D|0?[1-9]".replace("D", DIGIT)),
          Map.entry('m', "1[0-2]|0?[1-9]"),
          Map.entry('M', "[0-5]?" + DIGIT),
          Map.entry('p', "(?-u:am|pm)"),
          Map.entry('S', "6[01]|[0-5]?" + DIGIT),
          Map.entry('u', "[1-7]"),
          Map.entry('U', WEEK),
          Map.entry('V', "5[0-3]|0[1-9]|[1-4]?" + DIGIT),
          Map.entry('w', "[0-6]"),
          Map.entry('W', WEEK),
          Map.entry('y', DIGIT + "{2}"),
          Map.entry('Y', DIGIT + "{4}"),
          Map.entry(
              'z', "[+-]D{2}:?[0-5]D(?:S)?|(?-i:Z)".replace("D", DIGIT).replace("S", SECONDS)),
          Map.entry('Z', "(?-u:utc|gmt)"));

  static StrptimePattern of(String format) {
    StringBuilder expression = new StringBuilder();
    StringBuilder directives = new StringBuilder();
    translate(format, format, expression, directives);
    Pattern pattern =
        Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return new StrptimePattern(pattern, directives.toString());
  }

  private static void translate(
      String part, String format, StringBuilder expression, StringBuilder directives) {
    int at = 0;
    while (at < part.length()) {
      int letter = part.codePointAt(at);
      at += Character.charCount(letter);
      if (letter != '%') {
        at = literal(part, letter, at, expression);
      } else if (at == part.length()) {
        throw new IllegalArgumentException(
            "the format '%s' ends in a lone %%; write %%%% for a percent sign".formatted(format));
      } else {
        directive(part.codePointAt(at), format, expression, directives);
        at += Character.charCount(part.codePointAt(at));
      }
    }
  }

  /** A run of white space stands for any other, everything else for itself. */
  private static int literal(String part, int letter, int next, StringBuilder expression) {
    if (!PythonSpaces.isSpace(letter)) {
      expression.append(Pattern.quote(Character.toString(letter)));
      return next;
    }
    int at = next;
    while (at < part.length() && PythonSpaces.isSpace(part.charAt(at))) {
      at++;
    }
    expression.append(PythonSpaces.ONE).append('+');
    return at;
  }

  private static void directive(
      int letter, String format, StringBuilder expression, StringBuilder directives) {
    if (letter == '%') {
      expression.append('%');
      return;
    }
    String shorthand = Character.isBmpCodePoint(letter) ? SHORTHANDS.get((char) letter) : null;
    if (shorthand != null) {
      translate(shorthand, format, expression, directives);
      return;
    }
    String found = Character.isBmpCodePoint(letter) ? EXPRESSIONS.get((char) letter) : null;
    if (found == null) {
      throw new IllegalArgumentException(
          "the format '%s' has the directive %%%s, which strptime does not know"
              .formatted(format, Character.toString(letter)));
    }
    StrptimeRules.checkNew(letter, format, directives);
    directives.appendCodePoint(letter);
    expression.append("(?<").appendCodePoint(letter).append('>').append(found).append(')');
  }
}

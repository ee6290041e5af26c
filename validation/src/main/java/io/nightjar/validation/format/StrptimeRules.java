package io.nightjar.validation.format;

/** Which directives of a strptime format go together. */
final class StrptimeRules {
  private StrptimeRules() {}

  static void checkNew(int letter, String format, CharSequence before) {
    if (before.toString().indexOf(letter) >= 0) {
      throw new IllegalArgumentException(
          "the format '%s' asks for %%%s twice, which strptime refuses"
              .formatted(format, Character.toString(letter)));
    }
  }

  static void check(String format, String directives) {
    String problem = problem(directives);
    if (problem != null) {
      throw new IllegalArgumentException(
          "the format '%s' fits no text, because %s".formatted(format, problem));
    }
  }

  /** What Python says of every text, or null. */
  private static String problem(String directives) {
    boolean isoYear = has(directives, "G");
    boolean isoWeek = has(directives, "V");
    if (isoYear && !has(directives, "yY")) {
      if (!isoWeek || !has(directives, "aAwu")) {
        return "%G needs %V and one of %A, %a, %w and %u";
      }
      return has(directives, "j") ? "%j needs %Y instead of %G" : null;
    }
    return isoWeek && !has(directives, "UW") ? "%V needs %G instead of another year" : null;
  }

  private static boolean has(String directives, String anyOf) {
    return anyOf.chars().anyMatch(letter -> directives.indexOf(letter) >= 0);
  }
}

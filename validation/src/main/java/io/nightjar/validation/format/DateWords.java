package io.nightjar.validation.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that dateutil knows, in any case of letters. */
final class DateWords {
  private static final Set<String> WEEKDAYS =
      Set.of(
          "mon",
          "tue",
          "wed",
          "thu",
          "fri",
          "sat",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");
  private static final List<Set<String>> MONTHS =
      List.of(
          Set.of("jan", "january"),
          Set.of("feb", "february"),
          Set.of("mar", "march"),
          Set.of("apr", "april"),
          Set.of("may"),
          Set.of("jun", "june"),
          Set.of("jul", "july"),
          Set.of("aug", "august"),
          Set.of("sep", "sept", "september"),
          Set.of("oct", "october"),
          Set.of("nov", "november"),
          Set.of("dec", "december"));
  private static final List<Set<String>> UNITS =
      List.of(
          Set.of("h", "hour", "hours"),
          Set.of("m", "minute", "minutes"),
          Set.of("s", "second", "seconds"));
  private static final List<Set<String>> HALVES = List.of(Set.of("am", "a"), Set.of("pm", "p"));
  private static final Set<String> FILLERS =
      Set.of(
          " ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd",
          "rd", "th");
  private static final Set<String> UTC = Set.of("utc", "gmt", "z");
  private static final Set<String> NO_NUMBERS = Set.of("nan", "inf", "infinity");
  private static final int LONGEST_ZONE = 5;

  private DateWords() {}

  static boolean isWeekday(String token) {
    return WEEKDAYS.contains(lower(token));
  }

  /** From 1, or 0 if it is none. */
  static int month(String token) {
    return index(MONTHS, token) + 1;
  }

  /** 0 for hours, 1 for minutes, 2 for seconds, or -1. */
  static int unit(String token) {
    return index(UNITS, token);
  }

  /** 0 before noon, 1 after noon, or -1. */
  static int half(String token) {
    return index(HALVES, token);
  }

  /** Whether it means nothing between the others. */
  static boolean isFiller(String token) {
    return FILLERS.contains(lower(token));
  }

  static boolean isUtc(String token) {
    return UTC.contains(lower(token));
  }

  /** Whether Python takes the word for a number that no date can use. */
  static boolean isNoNumber(String token) {
    return NO_NUMBERS.contains(lower(token));
  }

  /** Whether it looks like the name of a time zone: capitals, whatever they mean. */
  static boolean isZone(String token) {
    return token.length() <= LONGEST_ZONE
        && (token.equals("z") || token.chars().allMatch(c -> c >= 'A' && c <= 'Z'));
  }

  private static int index(List<Set<String>> words, String token) {
    String lower = lower(token);
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).contains(lower)) {
        return i;
      }
    }
    return -1;
  }

  private static String lower(String token) {
    return token.toLowerCase(Locale.ROOT);
  }
}

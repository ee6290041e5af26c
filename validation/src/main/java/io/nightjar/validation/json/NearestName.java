package io.nightjar.validation.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {
  private NearestName() {}

  /** The known name with the fewest differences, if they are few enough to be a slip. */
  public static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(name -> distance(written, name)))
        .filter(name -> distance(written, name) <= Math.max(2, name.length() / 8));
  }

  /** {@code (did you mean "x"?)} with a leading blank, or nothing. */
  public static String hint(String written, Collection<String> known) {
    return to(written, known).map(" (did you mean \"%s\"?)"::formatted).orElse("");
  }

  /** Levenshtein's distance. */
  static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      previous = nextRow(left.charAt(i - 1), right, previous, i);
    }
    return previous[right.length()];
  }

  private static int[] nextRow(char letter, String right, int[] previous, int row) {
    int[] current = new int[right.length() + 1];
    current[0] = row;
    for (int j = 1; j <= right.length(); j++) {
      int replaced = previous[j - 1] + (letter == right.charAt(j - 1) ? 0 : 1);
      current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
    }
    return current;
  }
}

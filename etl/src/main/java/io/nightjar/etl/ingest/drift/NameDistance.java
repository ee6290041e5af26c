package io.nightjar.etl.ingest.drift;

import java.util.Arrays;

/** How alike two names are, for a hint to people. */
final class NameDistance {
  private static final int LONGEST = 64;

  private NameDistance() {}

  /** From 0, nothing in common, to 1, the same spelling. */
  static double similarity(String one, String other) {
    String left = cut(ShownName.spelling(one));
    String right = cut(ShownName.spelling(other));
    int longer = Math.max(left.length(), right.length());
    return longer == 0 ? 0 : 1 - (double) edits(left, right) / longer;
  }

  private static String cut(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  private static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}

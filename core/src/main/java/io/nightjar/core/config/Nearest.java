package io.nightjar.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that somebody probably meant. */
public final class Nearest {
  private static final int FARTHEST = 3;

  private Nearest() {}

  /** The nearest of the known words, if one is near enough to be worth mentioning. */
  public static Optional<String> to(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = word.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, Math.min(FARTHEST, word.length() / 2));
    if (word.length() > 200) {
      return Optional.empty();
    }
    return known.stream()
        .sorted(Comparator.comparingInt((String each) -> distance.apply(lower, each)))
        .findFirst()
        .filter(each -> distance.apply(lower, each) <= limit);
  }

  /** {@code ; did you mean "key"?}, or else {@code ; known: a, b, c}. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map("; did you mean \"%s\"?"::formatted)
        .orElse(
            known.isEmpty()
                ? ""
                : "; known: " + String.join(", ", known.stream().sorted().toList()));
  }
}

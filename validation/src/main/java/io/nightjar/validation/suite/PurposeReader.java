package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.pipeline.plan.Purpose;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads {@code environments} of an entry of a suite, which in a file that Great Expectations reads
 * as well stands under {@code nightjar} in {@code meta}.
 */
final class PurposeReader {
  static final String KEY = "environments";

  private static final String IN_META = "/meta/nightjar/" + KEY;

  private final String path;
  private final BiConsumer<String, String> problems;

  PurposeReader(String path, BiConsumer<String, String> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** As it is written; missing if it is not. */
  static JsonNode written(JsonNode entry) {
    return entry.has(KEY) ? entry.path(KEY) : entry.at(IN_META);
  }

  /** What rows must be for; empty for all. */
  Set<Purpose> read(JsonNode entry) {
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    JsonNode list = written(entry);
    if (entry.has(KEY) && !entry.at(IN_META).isMissingNode()) {
      problem("\"%s\" stands here and in \"meta\"; leave one out".formatted(KEY));
    }
    if (list.isMissingNode()) {
      return purposes;
    }
    if (!list.isArray() || list.isEmpty()) {
      problem("\"%s\" must be a list, such as [\"training\"]".formatted(KEY));
    }
    list.forEach(word -> add(word.asText(), purposes));
    return purposes;
  }

  private void add(String word, Set<Purpose> purposes) {
    List<String> known = Arrays.stream(Purpose.values()).map(Purpose::toString).toList();
    if (known.contains(word)) {
      purposes.add(Purpose.values()[known.indexOf(word)]);
    } else {
      problem("unknown environment \"%s\"%s".formatted(word, Nearest.hint(word, known)));
    }
  }

  private void problem(String message) {
    problems.accept(path + "/" + KEY, message);
  }
}

package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Nearest;
import java.util.List;
import java.util.function.BiConsumer;

/** The keys of an object: one that nobody reads would be a wish that nobody hears. */
final class Keys {
  private Keys() {}

  /** Gives each key that is not known to {@code problem}, with a sentence about it. */
  static void refuseUnknown(
      JsonNode object, List<String> known, String kind, BiConsumer<String, String> problem) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem.accept(
                    key, "unknown %s \"%s\"%s".formatted(kind, key, Nearest.hint(key, known)));
              }
            });
  }
}

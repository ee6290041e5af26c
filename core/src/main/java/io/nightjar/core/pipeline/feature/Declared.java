package io.nightjar.core.pipeline.feature;

import io.nightjar.core.config.Origin;

/**
 * Where a feature was declared, for messages about it.
 *
 * @param origin file and line
 * @param key path of its key, such as {@code features.columns[1].window}
 */
public record Declared(Origin origin, String key) {
  /** One line of a report about a key below; the empty key is the declaration itself. */
  public String line(String below, String why) {
    return "%s: %s%s: %s".formatted(origin, key, below.isEmpty() ? "" : "." + below, why);
  }

  @Override
  public String toString() {
    return origin + ": " + key;
  }
}

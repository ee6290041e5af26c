package io.nightjar.core.pipeline.read.value;

import io.nightjar.core.config.Section;
import java.util.Locale;

/** Reads values of which the schema allows a few. */
public final class Choice {
  private Choice() {}

  /** The constant that is written in lower case under the key, or else {@code otherwise}. */
  public static <E extends Enum<E>> E of(Section section, String key, E otherwise) {
    String text = section.text(key);
    for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    return otherwise;
  }
}

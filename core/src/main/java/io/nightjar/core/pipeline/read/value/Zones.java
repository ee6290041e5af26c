package io.nightjar.core.pipeline.read.value;

import io.nightjar.core.config.Nearest;
import java.time.ZoneId;
import java.util.Set;

/** Reads time zones: places of the time-zone database, never offsets. */
public final class Zones {
  private Zones() {}

  /**
   * Reads {@code America/New_York} or {@code UTC}.
   *
   * @throws IllegalArgumentException with the nearest known zone
   */
  public static ZoneId parse(String text) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(text)) {
      throw new IllegalArgumentException(
          "is not a time zone such as America/New_York"
              + Nearest.to(text, known).map("; did you mean \"%s\"?"::formatted).orElse(""));
    }
    return ZoneId.of(text);
  }
}

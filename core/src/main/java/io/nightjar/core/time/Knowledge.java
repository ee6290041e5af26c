package io.nightjar.core.time;

import java.util.Locale;

/** With whose knowledge nights are computed. */
public enum Knowledge {
  /** What was known when the night ended: the same as the night wrote when it ran. */
  ORIGINAL,
  /** All that is known today about what had happened by then. */
  NOW;

  /** As options and plans spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

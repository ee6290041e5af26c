package io.nightjar.core.pipeline.plan;

import java.util.Locale;

/** The two steps by which a backfill brings a night. */
public enum BackfillStep {
  /** Features and predictions are computed and wait in their stages, where no reader sees them. */
  STAGE,
  /** What waits there becomes what readers see. */
  PUBLISH;

  /** As options and plans spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

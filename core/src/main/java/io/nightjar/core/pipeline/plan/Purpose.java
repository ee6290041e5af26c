package io.nightjar.core.pipeline.plan;

import java.util.Locale;

/** What rows are checked for; rules may be about one of these environments only. */
public enum Purpose {
  /** Models learn from them: labels are known. */
  TRAINING,
  /** Models predict from them: labels may be absent. */
  SCORING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

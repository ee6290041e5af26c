package io.nightjar.core.pipeline.source;

import java.time.ZoneId;

/**
 * How wall-clock times become instants, once, at ingest.
 *
 * @param zone the zone the clock hangs in
 * @param gap for times that do not exist (clocks go forward)
 * @param overlap for times that exist twice (clocks go back)
 */
public record LocalTimePolicy(ZoneId zone, Gap gap, Overlap overlap) {
  /** For times that do not exist. */
  public enum Gap {
    /** Moved forward by the length of the gap. */
    FORWARD,
    /** The row does not fit. */
    QUARANTINE
  }

  /** For times that exist twice. */
  public enum Overlap {
    /** The first of the two. */
    EARLIER,
    /** The second of the two. */
    LATER,
    /** The row does not fit. */
    QUARANTINE
  }
}

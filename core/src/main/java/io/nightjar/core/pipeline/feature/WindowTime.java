package io.nightjar.core.pipeline.feature;

import java.util.Optional;

/**
 * Which time of a row must lie in a window, and where the window begins and ends.
 *
 * @param kind of window
 * @param column DATE or TIMESTAMP column of the table; empty for the event time
 */
public record WindowTime(Kind kind, Optional<String> column) {
  /** Where windows begin and end. T is the as-of instant of night D. */
  public enum Kind {
    /**
     * The window w is {@code (T - w, T]}; days are calendar days of the pipeline's zone, so that
     * one day back from midnight is midnight, whatever the clocks do.
     */
    SLIDING,
    /** The window of n days is the n local days that end with day D, both included. */
    CALENDAR
  }
}

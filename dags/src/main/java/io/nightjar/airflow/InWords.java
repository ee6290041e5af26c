package io.nightjar.airflow;

import java.time.Duration;

/** Spans of time as people say them. */
final class InWords {
  private InWords() {}

  /** The two largest units, such as {@code 1 h 30 min}; less than a second in milliseconds. */
  static String of(Duration span) {
    if (span.toHours() > 0) {
      return joined(span.toHours(), "h", span.toMinutesPart(), "min");
    }
    if (span.toMinutes() > 0) {
      return joined(span.toMinutes(), "min", span.toSecondsPart(), "s");
    }
    return span.toSeconds() > 0 ? span.toSeconds() + " s" : span.toMillis() + " ms";
  }

  private static String joined(long large, String unit, int small, String part) {
    String whole = large + " " + unit;
    return small == 0 ? whole : whole + " " + small + " " + part;
  }
}

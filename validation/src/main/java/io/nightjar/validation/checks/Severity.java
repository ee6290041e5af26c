package io.nightjar.validation.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a failed expectation means for the night. */
public enum Severity {
  /** The night stops. */
  CRITICAL,
  /** The night goes on; a person should look. */
  WARNING,
  /** The night goes on; the finding is noted. */
  INFO;

  /** Reads {@code critical}, {@code warning} or {@code info}. */
  static Optional<Severity> parse(String text) {
    return Arrays.stream(values()).filter(severity -> severity.toString().equals(text)).findFirst();
  }

  /** The names as they are written in a suite. */
  static List<String> names() {
    return Arrays.stream(values()).map(Severity::toString).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

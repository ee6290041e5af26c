package io.nightjar.cli.bench.checks;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.validation.suite.SuiteSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is asked of the rows. */
enum ChecksKind {
  /** Counts, extremes, means, deviations and predicates. */
  SCAN("30 scan checks"),
  /** How many different values, quantiles, a pattern, and keys without duplicates. */
  KEYS("quantiles and keys");

  private final String text;

  ChecksKind(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The rules; those of Deequ come in the same order. */
  SuiteSpec suite() {
    String file = name().toLowerCase(Locale.ROOT) + ".yaml";
    try (InputStream in = ChecksKind.class.getResourceAsStream(file)) {
      return SuiteSpec.read(new Suite(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

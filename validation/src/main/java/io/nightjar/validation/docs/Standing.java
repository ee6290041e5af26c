package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What the results of some rules mean together, best first. */
enum Standing {
  PASSED("✓"),
  NOTED("i"),
  WARNED("!"),
  ERROR("?"),
  FAILED("✗");

  private final String sign;

  Standing(String sign) {
    this.sign = sign;
  }

  static Standing of(CheckResult result) {
    if (result.outcome() == Outcome.PASSED) {
      return PASSED;
    }
    if (result.outcome() == Outcome.ERROR) {
      return ERROR;
    }
    return switch (result.rule().severity()) {
      case CRITICAL -> FAILED;
      case WARNING -> WARNED;
      case INFO -> NOTED;
    };
  }

  static Standing worst(Collection<CheckResult> results) {
    return results.stream().map(Standing::of).max(Comparator.naturalOrder()).orElse(PASSED);
  }

  /** The class of the style sheet. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sign, so that nothing depends on colour alone. */
  String sign() {
    return sign;
  }

  String word() {
    return switch (this) {
      case PASSED -> "passed";
      case NOTED -> "noted";
      case WARNED -> "warning";
      case ERROR -> "rule error";
      case FAILED -> "failed";
    };
  }
}

package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.validation.html.Figures;
import java.util.Optional;

/** Says what was found as short as a table cell: of rules about values the share that fits. */
final class Observation {
  private Observation() {}

  static String observed(CheckResult result) {
    if (result.observed().isEmpty()) {
      return "";
    }
    double observed = result.observed().getAsDouble();
    return result.counts().isPresent() ? Figures.share(observed) : Figures.number(observed);
  }

  /** {@code 12 of 842 rows}, or nothing of a rule that counts nothing. */
  static String counted(CheckResult result) {
    Optional<Counts> counts = result.counts();
    return counts
        .map(
            rows ->
                "%s of %s rows"
                    .formatted(Figures.count(rows.unexpected()), Figures.count(rows.elements())))
        .orElse("");
  }

  /** The number of a plot; null if there is none. */
  static Double plotted(CheckResult result) {
    return result.observed().isPresent() ? result.observed().getAsDouble() : null;
  }
}

package io.nightjar.validation.report;

import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.checks.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks of one staged table.
 *
 * @param staged the version that was checked
 * @param nights the logical dates
 * @param suite file of the suite
 * @param rows rows of those nights
 * @param outcomes one per expectation, in suite order
 */
public record ValidationReport(
    PinnedTable staged, Nights nights, String suite, long rows, List<CheckOutcome> outcomes) {
  /** Copies the list. */
  public ValidationReport {
    outcomes = List.copyOf(outcomes);
  }

  /** What follows. */
  public Verdict verdict() {
    return Verdict.of(outcomes);
  }

  /** Numbers for the run manifest, prefixed by the published table's name. */
  public Map<String, Number> metrics() {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(table() + ".rows", rows);
    metrics.put(table() + ".checks", outcomes.size());
    metrics.put(table() + ".checks-failed", failed(Severity.CRITICAL).size());
    metrics.put(table() + ".checks-warned", failed(Severity.WARNING).size());
    return metrics;
  }

  /** One sentence per failed expectation that does not stop the night. */
  public List<String> notes() {
    return outcomes.stream()
        .filter(outcome -> !outcome.success())
        .filter(outcome -> outcome.expectation().severity() != Severity.CRITICAL)
        .map(
            outcome ->
                "%s: %s: %s (%s:%d)"
                    .formatted(
                        outcome.expectation().severity(),
                        table(),
                        outcome.sentence(),
                        suite,
                        outcome.expectation().line()))
        .toList();
  }

  /** Why the table must not be published, where its rows stay and what to do, in one line. */
  public Optional<String> rejection() {
    if (verdict() != Verdict.REJECTED) {
      return Optional.empty();
    }
    List<CheckOutcome> failed = failed(Severity.CRITICAL);
    String findings = String.join("; ", failed.stream().map(CheckOutcome::sentence).toList());
    return Optional.of(
        ("%s did not pass %d of %d checks for %s: %s. Its rows stay in %s, %s is unchanged. Correct"
                + " the data or the rule (%s:%d), then run again.")
            .formatted(
                table(),
                failed.size(),
                outcomes.size(),
                nights,
                findings,
                staged,
                table(),
                suite,
                failed.get(0).expectation().line()));
  }

  private String table() {
    return staged.name().published().toString();
  }

  private List<CheckOutcome> failed(Severity severity) {
    return outcomes.stream()
        .filter(outcome -> !outcome.success())
        .filter(outcome -> outcome.expectation().severity() == severity)
        .toList();
  }
}

package io.nightjar.validation.report;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The checks of one staged table.
 *
 * @param staged the version that was checked
 * @param suite what was asked
 * @param outcomes one per expectation, in suite order, for each night
 * @param override why the table is published whatever was found; empty if it is not
 */
public record ValidationReport(
    PinnedTable staged,
    SuiteSpec suite,
    SortedMap<LocalDate, List<CheckOutcome>> outcomes,
    Optional<String> override) {
  /** Copies the map. */
  public ValidationReport {
    outcomes = new TreeMap<>(outcomes);
  }

  /** What follows. */
  public Verdict verdict() {
    return Verdict.of(all());
  }

  /** Numbers for the run manifest, prefixed by the published table's name. */
  public Map<String, Number> metrics() {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(table() + ".checks", suite.expectations().size());
    metrics.put(table() + ".checks-failed", failures(Severity.CRITICAL).size());
    metrics.put(table() + ".checks-warned", failures(Severity.WARNING).size());
    if (!suite.skipped().isEmpty()) {
      metrics.put(table() + ".checks-skipped", suite.skipped().size());
    }
    return metrics;
  }

  /** One result per expectation and night. */
  public List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    outcomes.forEach(
        (night, ofNight) -> ofNight.forEach(outcome -> results.add(result(night, outcome))));
    return results;
  }

  private CheckResult result(LocalDate night, CheckOutcome outcome) {
    return new CheckResult(
        staged.name().published(),
        night,
        rule(outcome),
        outcome.outcome(),
        outcome.answer().flatMap(answer -> answer.counts().map(ValidationReport::counts)),
        outcome.answer().map(answer -> answer.metric()).orElse(OptionalDouble.empty()),
        outcome.expected(),
        outcome.finding(),
        staged.version());
  }

  private CheckResult.Rule rule(CheckOutcome outcome) {
    Expectation expectation = outcome.expectation();
    boolean isOverridden = override.isPresent() && isStopping(outcome);
    return new CheckResult.Rule(
        suite.file(),
        expectation.line(),
        expectation.fingerprint(),
        suite.digest(),
        expectation.type(),
        expectation.rule().columns(),
        isOverridden
            ? (expectation.description() + " Published all the same: " + override.get()).strip()
            : expectation.description(),
        outcome.severity(),
        isOverridden ? Action.OVERRIDE : expectation.action());
  }

  private static boolean isStopping(CheckOutcome outcome) {
    return outcome.outcome() == Outcome.FAILED && outcome.severity() == Severity.CRITICAL;
  }

  private static Counts counts(io.nightjar.validation.rule.Counts counts) {
    return new Counts(counts.elements(), OptionalLong.of(counts.missing()), counts.unexpected());
  }

  /** One sentence per failed expectation that does not stop the night, or that was not asked. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    suite.skipped().forEach(expectation -> notes.add(note(expectation)));
    if (override.isPresent()) {
      failures(Severity.CRITICAL)
          .values()
          .forEach(
              failure ->
                  notes.add(
                      note(Severity.CRITICAL, failure)
                          + "; published all the same: "
                          + override.get()));
    }
    for (Severity severity : List.of(Severity.WARNING, Severity.INFO)) {
      failures(severity).values().forEach(failure -> notes.add(note(severity, failure)));
    }
    return notes;
  }

  private String note(Severity severity, Failure failure) {
    return "%s: %s: %s (%s:%d)"
        .formatted(severity, table(), failure.sentence(), suite.file(), failure.line());
  }

  private String note(Expectation skipped) {
    return "skipped: %s: %s (%s:%d)"
        .formatted(table(), skipped.whySkipped(), suite.file(), skipped.line());
  }

  /** Why the table must not be published, where its rows stay and what to do, in one line. */
  public Optional<String> rejection() {
    if (verdict() != Verdict.REJECTED || override.isPresent()) {
      return Optional.empty();
    }
    List<Failure> failed = List.copyOf(failures(Severity.CRITICAL).values());
    String findings = String.join("; ", failed.stream().map(Failure::sentence).toList());
    return Optional.of(
        ("%s did not pass %d of %d checks for %s: %s. Its rows stay in %s, %s is unchanged. Correct"
                + " the data or the rule (%s:%d), then run again.")
            .formatted(
                table(),
                failed.size(),
                suite.expectations().size(),
                nights(),
                findings,
                staged,
                table(),
                suite.file(),
                failed.get(0).line()));
  }

  /** Rules that could not be asked, each {@code file:line: title: why}. */
  public List<String> errors() {
    return all().stream()
        .filter(outcome -> outcome.outcome() == Outcome.ERROR)
        .map(
            outcome ->
                "%s:%d: %s: %s"
                    .formatted(
                        suite.file(),
                        outcome.expectation().line(),
                        outcome.expectation().title(),
                        outcome.finding()))
        .distinct()
        .toList();
  }

  /** The published table. */
  public String table() {
    return staged.name().published().toString();
  }

  private String nights() {
    LocalDate from = outcomes.firstKey();
    return from.equals(outcomes.lastKey()) ? from.toString() : from + ".." + outcomes.lastKey();
  }

  private List<CheckOutcome> all() {
    return outcomes.values().stream().flatMap(List::stream).toList();
  }

  /** The first failure of each expectation, and in how many nights it fails. */
  private record Failure(LocalDate first, CheckOutcome outcome, int nights, int of) {
    int line() {
      return outcome.expectation().line();
    }

    String sentence() {
      return of == 1
          ? outcome.sentence()
          : "%s, first on %s (%d of %d nights)".formatted(outcome.sentence(), first, nights, of);
    }
  }

  private Map<String, Failure> failures(Severity severity) {
    Map<String, Failure> failures = new LinkedHashMap<>();
    outcomes.forEach(
        (night, ofNight) ->
            ofNight.stream()
                .filter(outcome -> outcome.outcome() == Outcome.FAILED)
                .filter(outcome -> outcome.severity() == severity)
                .forEach(
                    outcome ->
                        failures.merge(
                            outcome.expectation().fingerprint(),
                            new Failure(night, outcome, 1, outcomes.size()),
                            (first, next) ->
                                new Failure(
                                    first.first(),
                                    first.outcome(),
                                    first.nights() + 1,
                                    first.of()))));
    return failures;
  }
}

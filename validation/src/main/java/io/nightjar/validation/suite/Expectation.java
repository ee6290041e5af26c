package io.nightjar.validation.suite;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.anomaly.Anomaly;
import io.nightjar.validation.rule.RowCondition;
import io.nightjar.validation.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of a suite.
 *
 * @param type its name in the vocabulary of Great Expectations
 * @param rule what is asked
 * @param rows the rows it is about, if not all
 * @param purposes what rows must be for, if not for anything
 * @param thresholds what decides instead of the rule itself, if anything
 * @param anomaly when its metric is unusual, which is a failure too
 * @param severity what a failure means
 * @param action what happens to rows that do not fit
 * @param entry as it is written, parameters filled in
 * @param line where it starts in its file
 * @param fingerprint digest of type, arguments and thresholds
 */
public record Expectation(
    String type,
    Rule rule,
    Optional<RowCondition> rows,
    Set<Purpose> purposes,
    List<Threshold> thresholds,
    Optional<Anomaly> anomaly,
    Severity severity,
    Action action,
    JsonNode entry,
    int line,
    String fingerprint) {
  /** Copies the collections. */
  public Expectation {
    purposes = Set.copyOf(purposes);
    thresholds = List.copyOf(thresholds);
  }

  /** Type and columns: {@code expect_column_values_to_be_unique(origin)}. */
  public String title() {
    return rule.columns().isEmpty() ? type : type + "(" + String.join(", ", rule.columns()) + ")";
  }

  /** Whether it is about rows for this purpose. */
  public boolean appliesTo(Purpose purpose) {
    return purposes.isEmpty() || purposes.contains(purpose);
  }

  /** Why it is not asked of other rows. */
  public String whySkipped() {
    String words = purposes.stream().map(Purpose::toString).sorted().collect(joining(", "));
    return "%s is about rows for %s".formatted(title(), words);
  }

  /** One sentence for people, or empty. */
  public String description() {
    return entry.path("description").asText("");
  }

  /** The arguments as they are written. */
  public JsonNode kwargs() {
    return entry.path("kwargs");
  }
}

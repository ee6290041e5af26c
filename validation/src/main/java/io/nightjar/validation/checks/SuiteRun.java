package io.nightjar.validation.checks;

import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.Measurement;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Broken;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.NightEnd;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.rule.RuleProblem;
import io.nightjar.validation.rule.Scope;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks rows against a suite: everything that rules ask is computed together, each night gets its
 * own verdict, and a rule that cannot be asked says so without hindering the others.
 */
public final class SuiteRun {
  private final SuiteSpec suite;
  private final OtherTables others;
  private final MetricHistory history;
  private final boolean isFile;
  private final Optional<NightEnd> end;

  /**
   * Prepares a run.
   *
   * @param suite what is asked
   * @param others what rules may look at besides the rows
   * @param history what rules found in earlier nights; the nights of the run are added
   * @param isFile whether the rows have an order of their own
   * @param end what ages are counted back from, if anything
   */
  public SuiteRun(
      SuiteSpec suite,
      OtherTables others,
      MetricHistory history,
      boolean isFile,
      Optional<NightEnd> end) {
    this.suite = suite;
    this.others = others;
    this.history = history;
    this.isFile = isFile;
    this.end = end;
  }

  /** The outcomes of all expectations in suite order, for each night. */
  public SortedMap<LocalDate, List<CheckOutcome>> of(NightRows rows) {
    Scope scope = new Scope(rows.rows().schema(), Optional.empty(), others, isFile, end);
    List<Step<Answer>> steps =
        suite.expectations().stream().map(expectation -> first(expectation, scope)).toList();
    SortedMap<LocalDate, List<CheckOutcome>> outcomes = new TreeMap<>();
    new Measurement<Answer>(rows)
        .of(steps)
        .forEach((night, ends) -> outcomes.put(night, outcomes(night, ends)));
    return outcomes;
  }

  static Step<Answer> first(Expectation expectation, Scope scope) {
    try {
      Scope own = expectation.rows().isPresent() ? scope.only(expectation.rows().get()) : scope;
      return expectation.rule().bind(own);
    } catch (RuleProblem e) {
      return new Broken<>(e.getMessage());
    }
  }

  private List<CheckOutcome> outcomes(LocalDate night, List<Step<Answer>> ends) {
    List<CheckOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      Expectation expectation = suite.expectations().get(i);
      outcomes.add(
          ends.get(i) instanceof Answered<Answer> answered
              ? compared(night, CheckOutcome.answered(expectation, answered.answer()))
              : CheckOutcome.broken(expectation, ((Broken<Answer>) ends.get(i)).why()));
    }
    return outcomes;
  }

  /** Nights come in order, so that each is compared with those before it. */
  private CheckOutcome compared(LocalDate night, CheckOutcome outcome) {
    Expectation expectation = outcome.expectation();
    OptionalDouble metric = outcome.answer().map(Answer::metric).orElse(OptionalDouble.empty());
    if (expectation.anomaly().isEmpty() || metric.isEmpty()) {
      return outcome;
    }
    String rule = expectation.fingerprint();
    Optional<String> unusual =
        history.unusual(expectation.anomaly().get(), rule, night, metric.getAsDouble());
    history.add(rule, night, metric.getAsDouble());
    return unusual.map(outcome::unusual).orElse(outcome);
  }
}

package io.nightjar.validation.checks;

import io.nightjar.validation.measure.Measurement;
import io.nightjar.validation.measure.Metric;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Step.Broken;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.NightEnd;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.rule.Scope;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What it takes to check a night against a suite, found by letting its rules ask an empty table.
 *
 * @param rules what each rule asks for, in suite order
 * @param rounds what is computed for all of them together, round by round
 */
public record SuiteWork(List<RuleWork> rules, List<Asked> rounds) {
  /** Copies the lists. */
  public SuiteWork {
    rules = List.copyOf(rules);
    rounds = List.copyOf(rounds);
  }

  /**
   * One rule.
   *
   * @param expectation which
   * @param rounds what it asks for, round by round; empty if the columns decide
   * @param problem why it cannot be asked, if so
   */
  public record RuleWork(Expectation expectation, List<Asked> rounds, Optional<String> problem) {
    /** Copies the list. */
    public RuleWork {
      rounds = List.copyOf(rounds);
    }
  }

  /**
   * Metrics that are computed together.
   *
   * @param aggregates different values of the one scan that all share
   * @param keys different combinations of columns that are counted, each by a shuffle
   * @param quantiles different columns in which ranks are searched, each by a shuffle
   * @param queries passes of their own
   */
  public record Asked(long aggregates, long keys, long quantiles, long queries) {
    static Asked of(Collection<Metric> metrics) {
      return new Asked(
          count(metrics, Metric.Aggregate.class),
          count(metrics, Metric.Keys.class),
          metrics.stream().flatMap(Asked::searched).distinct().count(),
          count(metrics, Metric.Query.class));
    }

    private static Stream<Column> searched(Metric metric) {
      return metric instanceof Metric.Quantile quantile
          ? Stream.of(quantile.value())
          : Stream.empty();
    }

    private static long count(Collection<Metric> metrics, Class<? extends Metric> kind) {
      return metrics.stream().filter(kind::isInstance).count();
    }
  }

  /**
   * Lets the rules ask.
   *
   * @param suite the suite
   * @param empty the table without rows
   * @param others the other tables without rows
   */
  public static SuiteWork of(SuiteSpec suite, Dataset<Row> empty, OtherTables others) {
    Scope scope =
        new Scope(empty.schema(), Optional.empty(), others, false, Optional.of(NightEnd.SOME));
    NightRows rows = new NightRows(empty, List.of(LocalDate.EPOCH), Optional.empty());
    List<Step<Answer>> steps =
        suite.expectations().stream().map(each -> SuiteRun.first(each, scope)).toList();
    List<List<Asked>> ofRules = new ArrayList<>();
    steps.forEach(step -> ofRules.add(new ArrayList<>()));
    List<Asked> rounds = new ArrayList<>();
    while (steps.stream().anyMatch(Ask.class::isInstance)) {
      rounds.add(round(steps, ofRules));
      steps = new Measurement<Answer>(rows).round(steps);
    }
    List<RuleWork> rules = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> problem =
          steps.get(i) instanceof Broken<Answer> broken
              ? Optional.of(broken.why())
              : Optional.empty();
      rules.add(new RuleWork(suite.expectations().get(i), ofRules.get(i), problem));
    }
    return new SuiteWork(rules, rounds);
  }

  private static Asked round(List<Step<Answer>> steps, List<List<Asked>> ofRules) {
    Set<Metric> all = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Ask<Answer> ask) {
        all.addAll(ask.metrics());
        ofRules.get(i).add(Asked.of(new LinkedHashSet<>(ask.metrics())));
      }
    }
    return Asked.of(all);
  }
}

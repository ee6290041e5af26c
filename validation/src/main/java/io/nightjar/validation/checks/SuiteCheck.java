package io.nightjar.validation.checks;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.validation.measure.Metric.Query;
import io.nightjar.validation.measure.Step;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import io.nightjar.validation.measure.Step.Broken;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.NightEnd;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.rule.Scope;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Says what is wrong with a suite before there is any data; needs no Spark session. */
public final class SuiteCheck {
  private SuiteCheck() {}

  /** Problems of the suite itself, each {@code file:line: message}; empty if there are none. */
  public static List<String> problems(Suite suite) {
    List<String> problems = new ArrayList<>();
    SuiteSpec.read(suite, problems);
    return List.copyOf(problems);
  }

  /**
   * Problems of the suite, and of its rules with the table they are about.
   *
   * @param suite the suite
   * @param empty the table without rows
   * @param others the other tables without rows
   * @param purpose what its rows are for, if that is known
   */
  public static List<String> problems(
      Suite suite, Dataset<Row> empty, OtherTables others, Optional<Purpose> purpose) {
    List<String> problems = new ArrayList<>();
    SuiteSpec read = SuiteSpec.read(suite, problems);
    SuiteSpec spec = purpose.map(read::checkedFor).orElse(read);
    Scope scope =
        new Scope(empty.schema(), Optional.empty(), others, false, Optional.of(NightEnd.SOME));
    for (Expectation expectation : spec.expectations()) {
      problem(SuiteRun.first(expectation, scope), empty)
          .ifPresent(
              why ->
                  problems.add(
                      "%s:%d: %s: %s"
                          .formatted(suite.file(), expectation.line(), expectation.title(), why)));
    }
    return List.copyOf(problems);
  }

  private static Optional<String> problem(Step<Answer> step, Dataset<Row> empty) {
    if (step instanceof Ask<Answer> ask) {
      return ask.metrics().stream()
          .filter(Query.class::isInstance)
          .flatMap(query -> ((Query) query).problem(empty).stream())
          .findFirst();
    }
    if (step instanceof Broken<Answer> broken) {
      return Optional.of(broken.why());
    }
    return step instanceof Answered<Answer> answered && !answered.answer().success()
        ? Optional.of("can never hold: " + answered.answer().finding())
        : Optional.empty();
  }
}

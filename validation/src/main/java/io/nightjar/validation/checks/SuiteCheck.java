package io.nightjar.validation.checks;

import io.nightjar.core.pipeline.Suite;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Says what is wrong with a suite before there is any data; needs no Spark session. */
public final class SuiteCheck {
  private SuiteCheck() {}

  /** Problems of the suite itself, each {@code file:line: message}; empty if there are none. */
  public static List<String> problems(Suite suite) {
    List<String> problems = new ArrayList<>();
    CheckSpecs.read(suite, problems);
    return List.copyOf(problems);
  }

  /** Problems of the suite, and of its rules with the columns of the table they are about. */
  public static List<String> problems(Suite suite, StructType schema) {
    List<String> problems = new ArrayList<>();
    CheckSpecs specs = CheckSpecs.read(suite, problems);
    BoundSuite bound = BoundSuite.bind(specs, schema, problems);
    for (BoundCheck check : bound.checks()) {
      if (check.measure() instanceof Measure.Decided decided && !decided.fits()) {
        problems.add(
            "%s:%d: %s can never hold: the table has other columns"
                .formatted(suite.file(), check.expectation().line(), check.expectation().title()));
      }
    }
    return List.copyOf(problems);
  }
}

package io.nightjar.validation.checks;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.validation.ValidationErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * A suite, read.
 *
 * @param file where it is written, relative to the project
 * @param expectations in file order
 */
public record CheckSpecs(String file, List<Expectation> expectations) {
  /** Copies the list. */
  public CheckSpecs {
    expectations = List.copyOf(expectations);
  }

  /** Reads a suite; fails with exit code 10 and every problem, each with file and line. */
  public static CheckSpecs read(Suite suite) {
    List<String> problems = new ArrayList<>();
    CheckSpecs specs = read(suite, problems);
    if (!problems.isEmpty()) {
      throw ValidationErrors.invalidSuite(problems);
    }
    return specs;
  }

  /** Reads what can be read and adds what cannot to the problems. */
  static CheckSpecs read(Suite suite, List<String> problems) {
    return new CheckSpecs(suite.file(), new SuiteReader(suite, problems).expectations());
  }
}

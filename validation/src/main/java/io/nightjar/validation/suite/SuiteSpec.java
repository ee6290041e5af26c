package io.nightjar.validation.suite;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.validation.ValidationErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A suite, read.
 *
 * @param file where it is written, relative to the project
 * @param name its name, or the file if it has none
 * @param digest digest of all its expectations
 * @param expectations in file order
 */
public record SuiteSpec(String file, String name, String digest, List<Expectation> expectations) {
  /** Copies the list. */
  public SuiteSpec {
    expectations = List.copyOf(expectations);
  }

  /** Reads a suite; fails with exit code 10 and every problem, each with file and line. */
  public static SuiteSpec read(Suite suite) {
    List<String> problems = new ArrayList<>();
    SuiteSpec spec = read(suite, problems);
    if (!problems.isEmpty()) {
      throw ValidationErrors.invalidSuite(problems);
    }
    return spec;
  }

  /** Reads what can be understood and adds the problems of the rest. */
  public static SuiteSpec read(Suite suite, List<String> problems) {
    return new SuiteReader(suite, Map.of(), problems).spec();
  }
}

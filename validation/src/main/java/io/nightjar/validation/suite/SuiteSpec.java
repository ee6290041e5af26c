package io.nightjar.validation.suite;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.validation.ValidationErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A suite, read.
 *
 * @param file where it is written, relative to the project
 * @param name its name, or the file if it has none
 * @param digest digest of all its expectations
 * @param expectations in file order
 * @param skipped those that are about rows for another purpose, and so are not asked
 */
public record SuiteSpec(
    String file,
    String name,
    String digest,
    List<Expectation> expectations,
    List<Expectation> skipped) {
  /** Copies the lists. */
  public SuiteSpec {
    expectations = List.copyOf(expectations);
    skipped = List.copyOf(skipped);
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

  /** The same for rows that have a purpose; the rest is skipped. */
  public SuiteSpec checkedFor(Purpose purpose) {
    Map<Boolean, List<Expectation>> parts =
        expectations.stream()
            .collect(Collectors.partitioningBy(expectation -> expectation.appliesTo(purpose)));
    return new SuiteSpec(file, name, digest, parts.get(true), parts.get(false));
  }
}

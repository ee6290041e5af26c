package io.nightjar.cli.project;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.training.model.EngineParameters;
import io.nightjar.validation.checks.SuiteCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What only the modules can judge: suites by the checker, parameters by the trainers. */
final class EngineChecks {
  private EngineChecks() {}

  /** Every problem of one pipeline. */
  static List<String> problems(Pipeline pipeline) {
    List<String> problems = new ArrayList<>();
    suites(pipeline).forEach(suite -> problems.addAll(SuiteCheck.problems(suite)));
    pipeline.training().ifPresent(spec -> problems.addAll(EngineParameters.problems(spec)));
    return problems;
  }

  private static Stream<Suite> suites(Pipeline pipeline) {
    return Stream.concat(
            pipeline.tables().stream().map(TableSpec::suite),
            pipeline.features().stream().map(FeatureSpec::suite))
        .flatMap(Optional::stream);
  }
}

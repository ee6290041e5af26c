package io.nightjar.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.suite.SuiteSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateConfigTest {
  private static final String SUITE =
      """
      {"expectations": [
        {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "late"},
         "environments": ["training"]},
        {"type": "expect_table_row_count_to_equal", "kwargs": {"value": 1}}]}
      """;

  @TempDir Path folder;

  @Test
  void aNightThatIsScoredIsCheckedForScoring() throws IOException {
    Plan plan = flights();

    ValidateConfig config = ValidateConfig.read(plan.pipeline(), plan.job("validate-features"));

    assertThat(config.zone()).isEqualTo(ZoneId.of("America/New_York"));
    SuiteSpec suite = config.subjects().get(0).suite();
    assertThat(suite.expectations()).hasSize(1);
    assertThat(suite.skipped()).hasSize(1);
  }

  @Test
  void aPipelineWithoutScoringAsksForLabels() throws IOException {
    Plan plan = flights("scoring=");

    ValidateConfig config = ValidateConfig.read(plan.pipeline(), plan.job("validate-features"));

    assertThat(config.subjects().get(0).suite().skipped()).isEmpty();
  }

  /** The flights as they are shipped, with another suite for the features. */
  private Plan flights(String... sets) throws IOException {
    Path shipped = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(shipped.resolve("conf"))) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(shipped.relativize(file).toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(folder.resolve("conf/pipelines/flights/suites/flights_features.json"), SUITE);
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(folder),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(sets));
    return Project.open(options, Variables.of(Map.of())).plan("flights");
  }
}

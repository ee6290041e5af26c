package io.nightjar.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class ShippedPipelinesTest {
  @Test
  void everyPipelineOfTheProjectStandsTheDeepCheck(SparkSession spark) {
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(Path.of("..")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    Project project = Project.open(options, Variables.of(Map.of()));
    assertThat(project.pipelineNames()).contains("flights");
    for (String name : project.pipelineNames()) {
      DeepCheck check = new DeepCheck(spark, new SparkQueries(spark));
      assertThat(check.check(project.plan(name).pipeline()).problems()).as(name).isEmpty();
    }
  }
}

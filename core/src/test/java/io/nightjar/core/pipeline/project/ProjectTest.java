package io.nightjar.core.pipeline.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectTest {
  @TempDir Path folder;

  @Test
  void findsNothingWrongWithTheGoodProject() {
    Project project = SampleProject.copyTo(folder).open();
    CheckReport report = project.check(List.of());
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(project.pipelineNames()).containsExactly("shop");
  }

  @Test
  void plansJobsInOrder() {
    Plan plan = SampleProject.copyTo(folder).open().plan("shop");
    assertThat(plan.jobs())
        .extracting(PlannedJob::name)
        .containsExactly(
            "ingest",
            "refine",
            "validate-tables",
            "publish-tables",
            "refine-2",
            "build-features",
            "validate-features",
            "publish-features",
            "score",
            "train");
  }
}

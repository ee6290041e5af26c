package io.nightjar.core.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.project.SampleProject;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackfillJobsTest {
  private static final String FILE = "conf/pipelines/shop.yaml";
  private static final TableName FEATURES = TableName.of("gold", "order_features");
  private static final TableName PREDICTIONS = TableName.of("gold", "order_predictions");

  @TempDir Path folder;

  @Test
  void stagesWhatReadersSeeAndPublishesItInASecondStep() {
    Plan plan = SampleProject.copyTo(folder).open().plan("shop");
    BackfillJobs jobs = new BackfillJobs(plan);

    List<PlannedJob> staging = jobs.all(BackfillStep.STAGE);
    assertThat(names(staging))
        .containsExactly(
            "ingest",
            "refine",
            "validate-tables",
            "publish-tables",
            "refine-2",
            "build-features",
            "validate-features",
            "stage-predictions");
    assertThat(staging.get(5)).isEqualTo(plan.job("build-features"));
    PlannedJob score = staging.get(7);
    assertThat(score.job()).isEqualTo("score");
    assertThat(score.inputs())
        .isEqualTo(Map.of(FEATURES.staged(), "build-features", PREDICTIONS, ""));
    assertThat(score.outputs()).containsExactly(PREDICTIONS.staged());
    assertThat(score.after()).containsExactly("build-features", "validate-features");

    assertThat(jobs.all(BackfillStep.PUBLISH))
        .containsExactly(plan.job("publish-features"), plan.job("score"));
    assertThat(jobs.lastStaging()).contains("stage-predictions");
    assertThat(jobs.featureStaging()).contains("build-features");
  }

  /** They go straight to their place on other nights: here they wait, and then go as that job. */
  @Test
  void stagesFeaturesThatNoSuiteChecks() {
    SampleProject project = SampleProject.copyTo(folder);
    project.replace(FILE, "  suite: suites/features.json\n", "");
    Plan plan = project.open().plan("shop");
    BackfillJobs jobs = new BackfillJobs(plan);

    PlannedJob build = jobs.find(plan.job("build-features"), BackfillStep.STAGE).orElseThrow();
    assertThat(build.name()).isEqualTo("stage-features");
    assertThat(build.job()).isEqualTo("build-features");
    assertThat(build.outputs()).containsExactly(FEATURES.staged());
    PlannedJob score = jobs.find(plan.job("score"), BackfillStep.STAGE).orElseThrow();
    assertThat(score.inputs()).containsEntry(FEATURES.staged(), "stage-features");
    assertThat(score.after()).containsExactly("stage-features");

    List<PlannedJob> publishing = jobs.all(BackfillStep.PUBLISH);
    assertThat(names(publishing)).containsExactly("build-features", "score");
    assertThat(publishing.get(0).job()).isEqualTo("publish");
    assertThat(publishing.get(0).inputs()).isEqualTo(Map.of(FEATURES.staged(), "stage-features"));
    assertThat(publishing.get(0).outputs()).containsExactly(FEATURES);
    assertThat(publishing.get(1)).isEqualTo(plan.job("score"));
  }

  @Test
  void hasNothingToPublishWhereNothingIsPredicted() {
    SampleProject project = SampleProject.copyTo(folder);
    BackfillJobs onlyFeatures =
        new BackfillJobs(project.open("scoring=", "training=").plan("shop"));
    assertThat(onlyFeatures.lastStaging()).contains("build-features");
    assertThat(names(onlyFeatures.all(BackfillStep.PUBLISH))).containsExactly("publish-features");

    Plan tables = project.open("scoring=", "training=", "label=", "features=").plan("shop");
    assertThat(new BackfillJobs(tables).all(BackfillStep.STAGE)).isEqualTo(tables.jobs());
    assertThat(new BackfillJobs(tables).all(BackfillStep.PUBLISH)).isEmpty();
    assertThat(new BackfillJobs(tables).lastStaging()).isEmpty();
  }

  private static List<String> names(List<PlannedJob> jobs) {
    return jobs.stream().map(PlannedJob::name).toList();
  }
}

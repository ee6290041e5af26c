package io.nightjar.core.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Environment;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.pipeline.project.SampleProject;
import io.nightjar.core.pipeline.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayersTest {
  private static final Optional<String> STAGING = Optional.of("staging");
  private static final String DEFAULTS = "conf/defaults.yaml";
  private static final String FILE = "conf/pipelines/shop.yaml";

  @TempDir Path folder;

  @Test
  void fillsInTheDefaultsOfTheSchema() {
    TrainingSpec training = training(SampleProject.copyTo(folder).open());
    assertThat(training.seed()).isEqualTo(7);
    assertThat(training.testDays()).isEqualTo(14);
    assertThat(training.minimumRows()).isEqualTo(200);
    assertThat(training.parameters()).isEqualTo(Map.of("max_depth", "4", "eta", "0.1"));
  }

  @Test
  void letsTheLaterLayerWin() {
    SampleProject project =
        SampleProject.copyTo(folder)
            .write(
                DEFAULTS,
                "training: {seed: 9, split: {test: 7 days}, use: {minimum-rows: 50}}\n"
                    + "sources: {\"*\": {missing: warn}}\n");
    assertThat(training(project.open()).seed()).isEqualTo(9);
    assertThat(training(project.open()).testDays()).isEqualTo(7);
    assertThat(training(project.open()).nights()).contains(60);

    TrainingSpec staging = training(project.open(STAGING, Map.of()));
    assertThat(staging.seed()).isEqualTo(11);
    assertThat(staging.nights()).contains(30);
    assertThat(staging.minimumRows()).isEqualTo(50);

    Project set = project.open(STAGING, Map.of(), "training.seed=13", "training.use.nights=all");
    assertThat(training(set).seed()).isEqualTo(13);
    assertThat(training(set).nights()).isEmpty();
    assertThat(set.plan("shop").pipeline().sources())
        .extracting(Source::missing)
        .containsOnly(Source.MissingPolicy.WARN);
  }

  @Test
  void removesWhatALaterLayerLeavesEmpty() {
    SampleProject project = SampleProject.copyTo(folder);
    assertThat(project.open().plan("shop").pipeline().schedule().train()).isPresent();
    Project staging = project.open(STAGING, Map.of());
    assertThat(staging.plan("shop").pipeline().schedule().train()).isEmpty();
    Project unscored = project.open("scoring=", "training=null");
    assertThat(unscored.plan("shop").pipeline().training()).isEmpty();
  }

  @Test
  void addsNoSectionByItsDefaults() {
    SampleProject project = SampleProject.copyTo(folder).write(DEFAULTS, "training: {seed: 9}\n");
    Plan plan = project.open("training=", "scoring=").plan("shop");
    assertThat(plan.pipeline().training()).isEmpty();
  }

  @Test
  void findsKeysWithDots() {
    SampleProject project = SampleProject.copyTo(folder);
    Pipeline pipeline =
        project
            .open(
                "tables.silver.orders.key=[order_id, product]",
                "sources.orders.path={date}/*.csv",
                "sources.products.path=*.csv",
                "training.parameters.tree.method=hist",
                "description=2024")
            .plan("shop")
            .pipeline();
    assertThat(pipeline.tables().get(0).key()).containsExactly("order_id", "product");
    assertThat(pipeline.sources())
        .extracting(Source::path)
        .containsExactly("{date}/*.csv", "*.csv");
    assertThat(pipeline.training().orElseThrow().parameters()).containsEntry("tree.method", "hist");
    assertThat(pipeline.description()).isEqualTo("2024");
  }

  @Test
  void setsKeysBelowOnesThatAreNotThere() {
    SampleProject project = SampleProject.copyTo(folder);
    Pipeline pipeline =
        project
            .open("training.parameters=null", "training.parameters.num_leaves=7")
            .plan("shop")
            .pipeline();
    assertThat(pipeline.training().orElseThrow().parameters())
        .containsExactlyEntriesOf(Map.of("num_leaves", "7"));
    Plan untrained =
        project.open("training=", "scoring=", "training.parameters.num_leaves=7").plan("shop");
    assertThat(untrained.pipeline().training()).isEmpty();
  }

  @Test
  void namesTheSetThatIsWrong() {
    Project project =
        SampleProject.copyTo(folder)
            .open(
                "training.sed=8",
                "tables.silver.order.key=[a]",
                "training.seed=many",
                "training.api-token=abc",
                "nonsense");
    assertThat(project.check(List.of()).problems())
        .containsExactlyInAnyOrder(
            "--set training.sed: unknown key; did you mean \"seed\"?",
            "--set tables.silver.order.key: unknown key; known: silver.orders, silver.sizes",
            "--set training.seed: expected a whole number, such as 7; found text",
            "--set training.api-token: unknown key; known: baselines, engine, parameters, seed,"
                + " split, use",
            "--set nonsense: expected key=value");
  }

  @Test
  void saysInWhichFileABadValueStands() {
    SampleProject project =
        SampleProject.copyTo(folder)
            .write(DEFAULTS, "training:\n  sed: 9\nsources: {orders: {missing: warn}}\n")
            .replace("conf/environments/staging.yaml", "seed: 11", "seed: eleven")
            .replace("conf/environments/staging.yaml", "landing: drop", "landnig: drop");
    assertThat(project.open(STAGING, Map.of()).check(List.of()).problems())
        .contains(
            "conf/environments/staging.yaml:2: landnig: unknown key; did you mean \"landing\"?",
            "conf/defaults.yaml:2: training.sed: unknown key; did you mean \"seed\"?",
            "conf/defaults.yaml:3: sources.orders: unknown key; known: *",
            "conf/environments/staging.yaml:8: training.seed: expected a whole number, such as 7;"
                + " found text");
  }

  @Test
  void knowsOverlaysOfPipelinesThatAreNotThere() {
    SampleProject project =
        SampleProject.copyTo(folder)
            .replace("conf/environments/staging.yaml", "  shop:", "  shops:");
    assertThat(project.open(STAGING, Map.of()).check(List.of()).problems())
        .containsExactly(
            "conf/environments/staging.yaml:7: pipelines.shops: there is no such pipeline; did you"
                + " mean \"shop\"?");
  }

  @Test
  void resolvesTheEnvironment() {
    SampleProject project = SampleProject.copyTo(folder);
    Environment local = project.open().environment();
    assertThat(local.name()).isEqualTo("local");
    assertThat(local.lake()).isEqualTo(project.file("lake").toString());
    assertThat(local.master()).isEqualTo("local[*]");

    Map<String, String> variables =
        Map.of("NIGHTJAR_ENV", "staging", "NIGHTJAR_LANDING", "/in", "STAGING_SECRET", "s3cret");
    Environment staging = project.open(Optional.empty(), variables).environment();
    assertThat(staging.lake()).isEqualTo("s3a://staging/lake");
    assertThat(staging.landing()).isEqualTo("/in");
    assertThat(staging.spark())
        .containsEntry("spark.hadoop.fs.s3a.secret.key", "s3cret")
        .containsEntry("spark.sql.shuffle.partitions", "8");
    assertThat(staging.toString()).doesNotContain("s3cret");
  }

  @Test
  void saysWhichSecretIsMissingOnlyWhenItIsNeeded() {
    Project project = SampleProject.copyTo(folder).open(STAGING, Map.of());
    assertThat(project.check(List.of()).problems()).isEmpty();
    assertThatThrownBy(project::environment)
        .hasMessage(
            "conf/environments/staging.yaml:4: spark.spark.hadoop.fs.s3a.secret.key: environment"
                + " variable STAGING_SECRET is not set");
  }

  @Test
  void refusesSecretsInTheOpenAndNeverShowsThem() {
    SampleProject project =
        SampleProject.copyTo(folder)
            .replace("conf/environments/staging.yaml", "{env: STAGING_SECRET}", "hunter2")
            .replace(FILE, "eta: 0.1", "api_key: hunter2");
    List<String> problems = project.open(STAGING, Map.of()).check(List.of()).problems();
    assertThat(problems)
        .hasSize(2)
        .allSatisfy(
            problem -> assertThat(problem).contains("a secret must not").doesNotContain("hunter2"));
  }

  @Test
  void refusesAnEnvironmentThatIsNotThere() {
    Project project = SampleProject.copyTo(folder).open(Optional.of("prod"), Map.of());
    assertThat(project.check(List.of()).problems())
        .containsExactly(
            "conf/environments/prod.yaml: there is no such environment; add the file, or choose"
                + " another --env");
  }

  private static TrainingSpec training(Project project) {
    return project.plan("shop").pipeline().training().orElseThrow();
  }
}

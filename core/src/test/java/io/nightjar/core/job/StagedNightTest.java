package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.config.Environment;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.ModelCardJson;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Knowledge;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that a backfill has staged, and what may happen to it before it is published. */
@SparkTest
class StagedNightTest {
  private static final TableName FEATURES = TableName.of("gold", "toys").staged();
  private static final TableName PREDICTIONS = TableName.of("gold", "fates").staged();
  private static final LocalDate NIGHT = ToyPlans.NIGHT.to();
  private static final ObjectNode ORIGINAL = JsonNodeFactory.instance.objectNode();
  private static final ObjectNode NOW =
      JsonNodeFactory.instance.objectNode().put("known-by", "2013-03-09");

  @TempDir private Path lake;
  private LakeSession session;
  private int runs;

  @BeforeEach
  void open(SparkSession spark) throws IOException {
    Environment local =
        new Environment("local", lake.toString(), lake.toString(), "local[2]", Map.of());
    session = LakeSession.on(spark, local, Clock.systemUTC());
    promote("2013-02-27");
  }

  @Test
  void isPublishedAsItWasStaged() throws IOException {
    stage(4, ORIGINAL);
    promote("2013-03-01"); // of the night itself: serves later ones
    assertThatCode(publication(Knowledge.ORIGINAL)).doesNotThrowAnyException();
  }

  @Test
  void isNotPublishedBeforeItIsStaged() {
    assertThatThrownBy(publication(Knowledge.ORIGINAL))
        .hasMessage(
            "Night 2013-03-01 of toys cannot be published as original: it was never staged. Nothing"
                + " was published; stage it: nightjar backfill toys --from 2013-03-01 --to"
                + " 2013-03-01 --as-of original --again");
  }

  @Test
  void isNotPublishedWithOtherKnowledge() {
    stage(4, NOW);
    assertThatCode(publication(Knowledge.NOW)).doesNotThrowAnyException();
    assertThatThrownBy(publication(Knowledge.ORIGINAL)).hasMessageContaining("other knowledge");
    stage(5, ORIGINAL);
    assertThatThrownBy(publication(Knowledge.NOW)).hasMessageContaining("other knowledge");
  }

  @Test
  void isNotPublishedWithFeaturesThatNobodyHasScored() {
    stage(4, ORIGINAL);
    note("build-features", List.of(), new PinnedTable(FEATURES, 5), List.of(), ORIGINAL);
    assertThatThrownBy(publication(Knowledge.ORIGINAL)).hasMessageContaining("staged anew since");
  }

  @Test
  void isNotPublishedByAnotherChampion() throws IOException {
    stage(4, ORIGINAL);
    promote("2013-02-28");
    assertThatThrownBy(publication(Knowledge.ORIGINAL)).hasMessageContaining("another champion");
  }

  private ThrowingCallable publication(Knowledge knowledge) {
    return () -> new StagedNight(session, plan(), NIGHT, knowledge).requirePublishable();
  }

  private static Plan plan() {
    return new Plan(
        ToyPlans.plan("a").pipeline(),
        List.of(
            job("build-features", Map.of(), FEATURES),
            job("score", Map.of(FEATURES.published(), "publish"), PREDICTIONS.published())),
        "digest");
  }

  private static PlannedJob job(String name, Map<TableName, String> inputs, TableName output) {
    return new PlannedJob(
        name, name, "core", inputs, List.of(output), List.of(), List.of(), ORIGINAL);
  }

  /** Leaves the manifests of a night that was staged well. */
  private void stage(long version, JsonNode config) {
    PinnedTable features = new PinnedTable(FEATURES, version);
    note("build-features", List.of(), features, List.of(), config);
    note(
        "stage-predictions",
        List.of(features),
        new PinnedTable(PREDICTIONS, version),
        List.of("toys@2013-02-27.0"),
        config);
  }

  private void note(
      String job, List<PinnedTable> read, PinnedTable made, List<String> models, JsonNode config) {
    session
        .manifests()
        .write(
            new RunManifest(
                "20260101T000000.%03dZ-0".formatted(runs++),
                "toys",
                job,
                ToyPlans.NIGHT,
                "code",
                "fingerprint",
                "digest",
                config,
                Instant.EPOCH,
                Instant.EPOCH,
                read,
                List.of(new TableCommit(made, true, 1, "", false)),
                models,
                0,
                Map.of(),
                List.of(),
                new Succeeded(Map.of(), List.of(), "")));
  }

  private void promote(String trainedFor) throws IOException {
    ModelCard card =
        new ModelCard(
            new PinnedModel("toys", trainedFor + ".0"),
            "xgboost",
            LocalDate.parse(trainedFor),
            new FeatureSet(List.of()),
            List.of(),
            "run",
            "fingerprint",
            Map.of(),
            true);
    Path folder = lake.resolve("_nightjar/models/toys").resolve(card.model().version());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("card.json"), ModelCardJson.write(card));
  }
}

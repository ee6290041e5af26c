package io.nightjar.scoring;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.synapse.ml.lightgbm.LightGBMClassifier;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.files.HadoopModels;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.Pins;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four nights of three entities. XGBoost, trained for the first night, is champion from the second
 * on, LightGBM from the third; a model of the third was not promoted.
 */
@SparkTest
@TestInstance(Lifecycle.PER_CLASS)
class ScoreJobTest {
  private static final TableName FEATURES = TableName.of("gold", "f");
  private static final FeatureSet FEATURE_SET =
      new FeatureSet(
          List.of(
              new Feature("x", "double", List.of()),
              new Feature("kind", "string", List.of("high", "low"))));
  private static final String DDL =
      "id INT, x DOUBLE, kind STRING, _logical_date DATE, _event_time TIMESTAMP,"
          + " _known_at TIMESTAMP";

  private SparkSession spark;
  private DeltaTables tables;
  private HadoopModels models;

  @BeforeAll
  void fillTheLake(SparkSession session, @TempDir Path lake) {
    spark = session;
    CommitOrigin origin = new CommitOrigin("test-run", "p", "test", "", "", -1);
    tables = new DeltaTables(spark, lake.toString(), origin);
    models = new HadoopModels(spark, lake.toString());
    List<Row> features = new ArrayList<>();
    Nights nights = Nights.parse("2013-01-01..2013-01-04");
    for (LocalDate night : nights.dates()) {
      Timestamp asOf = Timestamp.valueOf(night.plusDays(1).atStartOfDay());
      features.add(row(1, 0.9, "high", Date.valueOf(night), asOf, asOf));
      features.add(row(2, 0.1, "low", Date.valueOf(night), asOf, asOf));
      features.add(row(3, null, "never seen", Date.valueOf(night), asOf, asOf));
    }
    Dataset<Row> rows = Rows.of(spark, DDL, features.toArray(Row[]::new));
    tables.replaceNights(FEATURES, nights, rows, "features");
    XGBoostClassifier xgboost = new XGBoostClassifier("xgboost");
    xgboost.setFeaturesCol(FeatureVector.COLUMN);
    xgboost.setNumRound(10);
    xgboost.setNumWorkers(1);
    xgboost.setNthread(1);
    xgboost.setLabelCol("label");
    save("2013-01-01", "xgboost", xgboost, true);
    LightGBMClassifier lightGbm = new LightGBMClassifier("lightgbm");
    lightGbm.setFeaturesCol(FeatureVector.COLUMN);
    lightGbm.setNumIterations(10);
    lightGbm.setNumTasks(1);
    lightGbm.setNumThreads(1);
    save("2013-01-02", "lightgbm", lightGbm, true);
    save("2013-01-03", "xgboost", xgboost, false);
  }

  @Test
  void scoresEachNightWithItsChampion() {
    ScoreJob.Result result = score("2013-01-01..2013-01-04", "gold.range");
    assertThat(result.metrics())
        .containsEntry("predictions", 9L)
        .containsEntry("nights-without-model", 1);
    assertThat(result.notes())
        .containsExactly(
            "1 night(s) before the first champion",
            "p@2013-01-01.0 scores 2013-01-02, 1 day(s) after its training",
            "p@2013-01-02.0 scores 2013-01-03..2013-01-04, 2 day(s) after its training");
    assertThat(
            predictions("gold.range")
                .select("model", "_logical_date", "_as_of")
                .distinct()
                .collectAsList())
        .extracting(Row::mkString)
        .containsExactlyInAnyOrder(
            "p@2013-01-01.02013-01-022013-01-03 00:00:00.0",
            "p@2013-01-02.02013-01-032013-01-04 00:00:00.0",
            "p@2013-01-02.02013-01-042013-01-05 00:00:00.0");
    List<Row> scores =
        predictions("gold.range")
            .where("score > 0.5 = prediction and (id = 1) = prediction")
            .collectAsList();
    assertThat(scores).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void givesTheSameForARangeAsForItsNights() {
    score("2013-01-02..2013-01-04", "gold.at_once");
    for (String night : List.of("2013-01-04", "2013-01-02", "2013-01-03")) {
      score(night, "gold.one_by_one");
    }
    assertThat(predictions("gold.one_by_one").drop("_run").collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            predictions("gold.at_once").drop("_run").collectAsList());
  }

  @Test
  void succeedsWithoutAChampion() {
    ScoreJob.Result result = score("2013-01-01", "gold.none");
    assertThat(result.metrics()).containsEntry("predictions", 0L);
    assertThat(result.notes())
        .containsExactly(
            "no champion model yet; one trained with --train serves from the night after");
    assertThat(tables.findLatest(TableName.parse("gold.none"))).isEmpty();
  }

  @Test
  void succeedsWithoutEntities() {
    ScoreJob.Result result = score("2013-01-09", "gold.quiet");
    assertThat(result.metrics()).containsEntry("predictions", 0L);
    assertThat(result.notes()).contains("no entity to score");
  }

  @Test
  void saysOfStagedPredictionsHowTheyDifferFromThosePublished() {
    assertThat(score("2013-01-02", "stage.gold.waiting").metrics())
        .containsEntry("diff.staged", 3L)
        .containsEntry("diff.published", 0L)
        .containsEntry("diff.only-staged", 3L);
    assertThat(tables.findLatest(TableName.parse("gold.waiting"))).isEmpty();

    score("2013-01-02..2013-01-03", "gold.waiting");
    Map<String, Number> again = score("2013-01-02", "stage.gold.waiting").metrics();
    assertThat(again)
        .containsEntry("diff.staged", 3L)
        .containsEntry("diff.published", 3L)
        .containsEntry("diff.only-published", 0L)
        .containsEntry("diff.changed", 0L)
        .containsEntry("diff.largest-distance", 0.0);
    assertThat(score("2013-01-01", "stage.gold.waiting").metrics())
        .as("a night without a champion")
        .containsEntry("diff.staged", 0L);
  }

  @Test
  void isDecidedByTheChampionsOfItsNights() {
    ScoreConfig config = config("gold.any");
    String before = new ScoreJob().externalInputs(config, context("2013-01-02"));
    assertThat(before).isEqualTo("[2013-01-02=p@2013-01-01.0]");
    assertThat(new ScoreJob().externalInputs(config, context("2013-01-01"))).isEqualTo("[]");
  }

  private ScoreJob.Result score(String nights, String table) {
    TableName published = TableName.parse(table).published();
    return new ScoreJob().run(config(table), context(nights, tables.findLatest(published)));
  }

  private Dataset<Row> predictions(String table) {
    return tables.read(tables.findLatest(TableName.parse(table)).orElseThrow());
  }

  private static ScoreConfig config(String table) {
    return new ScoreConfig("p", FEATURES, List.of("id"), TableName.parse(table), Optional.of(0.5));
  }

  private JobContext context(String nights) {
    return context(nights, Optional.empty());
  }

  private JobContext context(String nights, Optional<PinnedTable> published) {
    List<PinnedTable> pins = new ArrayList<>(published.stream().toList());
    pins.add(tables.findLatest(FEATURES).orElseThrow());
    return new JobContext(
        tables,
        models,
        null,
        Nights.parse(nights),
        new Pins(pins),
        null,
        "",
        null,
        "fingerprint",
        "run",
        Clock.systemUTC(),
        spark);
  }

  private void save(String night, String engine, PipelineStage estimator, boolean isChampion) {
    Dataset<Row> train =
        spark
            .range(200)
            .selectExpr(
                "id / 200 AS x",
                "IF(id > 100, 'high', 'low') AS kind",
                "CAST(id > 100 AS DOUBLE) AS label");
    PinnedModel name = models.next("p", LocalDate.parse(night));
    ModelCard card =
        new ModelCard(
            name,
            engine,
            LocalDate.parse(night),
            FEATURE_SET,
            List.of(),
            "run",
            night,
            Map.of(),
            isChampion);
    Dataset<Row> rows = new FeatureVector(FEATURE_SET).apply(train).repartition(1, col("x"));
    models.save(new Pipeline().setStages(new PipelineStage[] {estimator}).fit(rows), card);
  }
}

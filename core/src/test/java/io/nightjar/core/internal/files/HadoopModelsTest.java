package io.nightjar.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class HadoopModelsTest {
  private static final LocalDate FEBRUARY = LocalDate.of(2013, 2, 28);
  private static final LocalDate MARCH = LocalDate.of(2013, 3, 31);

  @TempDir private Path lake;

  @Test
  void keepsModelsAndKnowsTheChampionOfEachNight(SparkSession spark) {
    HadoopModels models = new HadoopModels(spark, lake.toString());
    assertThat(models.champion("flights", MARCH)).isEmpty();
    ModelCard first = card(models.next("flights", FEBRUARY), FEBRUARY, true);
    models.save(model(spark), first);
    ModelCard second = card(models.next("flights", FEBRUARY), FEBRUARY, true);
    models.save(model(spark), second);
    ModelCard weak = card(models.next("flights", MARCH), MARCH, false);
    models.save(model(spark), weak);

    assertThat(second.model()).hasToString("flights@2013-02-28.1");
    assertThat(models.all("flights")).containsExactly(first, second, weak);
    assertThat(models.champion("flights", FEBRUARY)).isEmpty();
    assertThat(models.champion("flights", MARCH)).contains(second);
    assertThat(models.champion("flights", MARCH.plusDays(1))).contains(second);
    Dataset<Row> rows = models.load(second.model()).transform(toys(spark));
    assertThat(rows.columns()).contains("features");
  }

  @Test
  void aModelServesFromTheNightAfterItsOwn(SparkSession spark) {
    HadoopModels models = new HadoopModels(spark, lake.toString());
    ModelCard earlier = card(models.next("flights", FEBRUARY), FEBRUARY, true);
    models.save(model(spark), earlier);
    assertThat(models.champion("flights", MARCH)).as("before its training").contains(earlier);

    ModelCard own = card(models.next("flights", MARCH), MARCH, true);
    models.save(model(spark), own);

    assertThat(models.champion("flights", MARCH)).as("after its training").contains(earlier);
    assertThat(models.champion("flights", MARCH.plusDays(1))).contains(own);
  }

  @Test
  void aTwinCannotTakeTheSameVersion(SparkSession spark) {
    HadoopModels models = new HadoopModels(spark, lake.toString());
    PinnedModel version = models.next("flights", FEBRUARY);
    models.save(model(spark), card(version, FEBRUARY, true));
    assertThatThrownBy(() -> models.save(model(spark), card(version, FEBRUARY, true)))
        .extracting(e -> ((NightjarException) e).code())
        .isEqualTo(CoreErrorCode.HELD_BY_ANOTHER_RUN);
  }

  @Test
  void aModelWithoutCardDoesNotExist(SparkSession spark) throws Exception {
    HadoopModels models = new HadoopModels(spark, lake.toString());
    PinnedModel version = models.next("flights", FEBRUARY);
    models.save(model(spark), card(version, FEBRUARY, true));
    Files.delete(lake.resolve("_nightjar/models/flights/2013-02-28.0/card.json"));

    assertThat(models.all("flights")).isEmpty();
    assertThat(models.next("flights", FEBRUARY)).hasToString("flights@2013-02-28.1");
    assertThatThrownBy(() -> models.load(version))
        .hasMessageContaining("Model flights@2013-02-28.0 does not exist");
  }

  private static ModelCard card(PinnedModel model, LocalDate night, boolean isChampion) {
    FeatureSet features =
        new FeatureSet(
            List.of(
                new Feature("size", "double", List.of()),
                new Feature("colour", "string", List.of("blue", "red"))));
    return new ModelCard(
        model,
        "xgboost",
        night,
        features,
        List.of(PinnedTable.parse("gold.toys_features@v3")),
        "r1",
        "f",
        Map.of("auc", 0.7, "log-loss", Double.NaN),
        isChampion);
  }

  private static PipelineModel model(SparkSession spark) {
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"size"}).setOutputCol("features");
    return new Pipeline().setStages(new PipelineStage[] {assembler}).fit(toys(spark));
  }

  private static Dataset<Row> toys(SparkSession spark) {
    return Rows.of(spark, "size DOUBLE", Rows.row(1.0));
  }
}

package io.nightjar.training.internal;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.testkit.SparkTest;
import io.nightjar.training.internal.lightgbm.LightGbmTrainer;
import io.nightjar.training.internal.xgboost.XgboostTrainer;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.model.LightGbmSpec;
import io.nightjar.training.model.Trainer;
import io.nightjar.training.model.XgboostSpec;
import io.nightjar.training.split.transform.FixedLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines against the real libraries, in the same JVM. */
@SparkTest
class TrainersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Stream<Trainer> trainers() {
    return Stream.of(
        new LightGbmTrainer(
            new LightGbmSpec(
                Map.of("num_iterations", 20, "bagging_fraction", 0.7, "bagging_freq", 1), 1, 7)),
        new XgboostTrainer(
            new XgboostSpec(Map.of("num_round", 20, "subsample", 0.7, "max_depth", 3), 1, 7)));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void learnsRepeatsItselfAndSurvivesSaving(
      Trainer trainer, SparkSession spark, @TempDir Path folder) throws IOException {
    Dataset<Row> rows = rows(spark);
    PipelineModel model = trainer.fit(rows, PATIENCE);
    List<Double> scores = scores(model, rows);
    assertThat(logLoss(scores, labels(rows))).isLessThan(0.5);

    model.save(folder.resolve("model").toString());
    PipelineModel loaded = PipelineModel.load(folder.resolve("model").toString());
    assertThat(loaded.stages()).hasSize(1);
    assertThat(scores(loaded, rows)).isEqualTo(scores);

    assertThat(scores(trainer.fit(rows, PATIENCE), rows)).isEqualTo(scores);
  }

  /** Where true rows count nine times, a model must expect more of them. */
  @ParameterizedTest
  @MethodSource("trainers")
  void believesWhatTheWeightsSay(Trainer trainer, SparkSession spark) {
    Dataset<Row> rows = rows(spark);
    Column weight = when(col(LabelRows.LABEL).equalTo(1), lit(9.0)).otherwise(lit(1.0));
    PipelineModel model = trainer.fit(rows.withColumn(Trainer.WEIGHT, weight), PATIENCE);
    double plain = mean(scores(trainer.fit(rows, PATIENCE), rows));
    double share = mean(labels(rows));
    assertThat(plain).isCloseTo(share, within(0.05));
    assertThat(mean(scores(model, rows))).isGreaterThan(plain + 0.1);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Two numbers, one of them sometimes missing; the label depends on both, with noise. */
  private static Dataset<Row> rows(SparkSession spark) {
    Dataset<Row> drawn =
        spark
            .range(2_000)
            .select(col("id"), draw(1).as("x"), draw(2).as("y"), draw(3).as("noise"))
            .withColumn("x", when(col("y").gt(0.9), lit(Double.NaN)).otherwise(col("x")));
    return new FixedLayout(List.of("id"))
        .apply(drawn)
        .select(
            array_to_vector(array(col("x"), col("y"))).as(FeatureVector.COLUMN),
            col("x")
                .gt(0.5)
                .or(col("y").gt(0.9))
                .notEqual(col("noise").lt(0.05))
                .cast("double")
                .as(LabelRows.LABEL));
  }

  private static Column draw(int which) {
    return pmod(xxhash64(col("id"), lit(which)), lit(10_000)).divide(10_000);
  }

  private static List<Double> scores(PipelineModel model, Dataset<Row> rows) {
    return model
        .transform(rows)
        .select(vector_to_array(col(Trainer.PROBABILITY), "float64").getItem(1))
        .collectAsList()
        .stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  private static List<Double> labels(Dataset<Row> rows) {
    return rows.select(LabelRows.LABEL).collectAsList().stream().map(r -> r.getDouble(0)).toList();
  }

  private static double logLoss(List<Double> scores, List<Double> labels) {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      double right = labels.get(i) == 1 ? scores.get(i) : 1 - scores.get(i);
      sum -= Math.log(right);
    }
    return sum / scores.size();
  }
}

package io.nightjar.training;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.training.internal.lightgbm.LightGbmTrainer;
import io.nightjar.training.internal.xgboost.XgboostTrainer;
import io.nightjar.training.label.SampleCounts;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.model.FitDeadline;
import io.nightjar.training.model.LightGbmSpec;
import io.nightjar.training.model.ModelSpec;
import io.nightjar.training.model.Trainer;
import io.nightjar.training.model.XgboostSpec;
import io.nightjar.training.split.transform.FixedLayout;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Runs the engine: rows in an order that does not change, threads that fit, a deadline. */
final class Fitting {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SECONDS = "fit-seconds";

  private final TrainConfig config;
  private final JobContext context;

  Fitting(TrainConfig config, JobContext context) {
    this.config = config;
    this.context = context;
  }

  /**
   * Fits the model.
   *
   * @param sample what the rows are a sample of; their weights then count, on average 1
   */
  FittedModel fit(Dataset<Row> encoded, Optional<SampleCounts> sample) {
    SparkContext spark = context.spark().sparkContext();
    checkThreads(spark);
    List<String> key =
        Stream.concat(Stream.of(Bookkeeping.LOGICAL_DATE), config.key().stream()).toList();
    Dataset<Row> rows =
        new FixedLayout(key)
            .apply(encoded)
            .select(columns(sample))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Trainer trainer = trainer(config.model());
      long start = System.nanoTime();
      PipelineModel model =
          deadline().run(config.model().engine(), spark, () -> trainer.fit(rows, PATIENCE));
      return new FittedModel(model, Math.round((System.nanoTime() - start) / 1e8) / 10.0);
    } finally {
      rows.unpersist();
    }
  }

  private static Column[] columns(Optional<SampleCounts> sample) {
    Stream<Column> weight =
        sample.stream()
            .map(taken -> col(Bookkeeping.SAMPLE_WEIGHT).divide(taken.meanWeight()))
            .map(mean -> mean.as(Trainer.WEIGHT));
    return Stream.concat(Stream.of(col(FeatureVector.COLUMN), col(LabelRows.LABEL)), weight)
        .toArray(Column[]::new);
  }

  private void checkThreads(SparkContext spark) {
    ModelSpec model = config.model();
    int cores =
        spark.isLocal()
            ? spark.defaultParallelism()
            : Math.max(
                spark.getConf().getInt("spark.task.cpus", 1),
                spark.getConf().getInt("spark.executor.cores", 1));
    if (model.threads() > cores) {
      throw TrainingErrors.tooManyThreads(model.threadsName(), model.threads(), cores);
    }
  }

  private FitDeadline deadline() {
    return FitDeadline.after(
        context.models().all(config.pipeline()).stream()
            .filter(card -> card.engine().equals(config.model().engine()))
            .map(ModelCard::metrics)
            .map(metrics -> metrics.get(SECONDS))
            .filter(Objects::nonNull)
            .toList());
  }

  private static Trainer trainer(ModelSpec spec) {
    if (spec instanceof XgboostSpec xgboost) {
      return new XgboostTrainer(xgboost);
    }
    if (spec instanceof LightGbmSpec lightGbm) {
      return new LightGbmTrainer(lightGbm);
    }
    throw new IllegalArgumentException("no trainer for " + spec.engine());
  }
}

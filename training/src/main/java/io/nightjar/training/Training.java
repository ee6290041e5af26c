package io.nightjar.training;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.transform.FeatureVector;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.training.evaluate.Evaluation;
import io.nightjar.training.evaluate.PromotionRule;
import io.nightjar.training.features.FeatureColumns;
import io.nightjar.training.features.HeuristicColumn;
import io.nightjar.training.label.LabelCounts;
import io.nightjar.training.label.SampleCounts;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.split.TrainingNights;
import io.nightjar.training.split.transform.TimeSplit;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** One training: rows, model, evaluation, card, in this order. */
final class Training {
  private final TrainConfig config;
  private final JobContext context;
  private final TrainingNights nights;
  private final TimeSplit split;

  Training(TrainConfig config, JobContext context, TrainingNights nights) {
    this.config = config;
    this.context = context;
    this.nights = nights;
    this.split = new TimeSplit(Bookkeeping.LOGICAL_DATE, nights.testFrom());
  }

  TrainJob.Result run() {
    Dataset<Row> labelled =
        new LabelledFeatures(config, context).of(nights).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      LabelCounts counts = LabelCounts.of(labelled, split.isTest());
      refuseUnusableLabels(counts);
      return whyNot(counts)
          .map(why -> TrainJob.Result.notTrained(metrics(counts), why))
          .orElseGet(() -> train(labelled.where(col(LabelRows.LABEL).isNotNull()), counts));
    } finally {
      labelled.unpersist();
    }
  }

  private void refuseUnusableLabels(LabelCounts counts) {
    String file = config.label().sql().file();
    if (counts.ambiguous() > 0) {
      throw TrainingErrors.labelNotUnique(file, config.key(), counts.ambiguous());
    }
    if (counts.notBinary() > 0) {
      throw TrainingErrors.labelNotBinary(file, config.label().column(), counts.notBinary());
    }
  }

  private Optional<String> whyNot(LabelCounts counts) {
    if (counts.labelled() < config.training().minimumRows()) {
      return Optional.of(
          "%d labelled rows, minimum-rows is %d"
              .formatted(counts.labelled(), config.training().minimumRows()));
    }
    if (!counts.hasBothClasses()) {
      return Optional.of(
          "the %d labelled rows before %s are all of one class"
              .formatted(counts.train(), nights.testFrom()));
    }
    if (counts.test() == 0) {
      return Optional.of("no labelled row since %s to test with".formatted(nights.testFrom()));
    }
    return Optional.empty();
  }

  private TrainJob.Result train(Dataset<Row> labelled, LabelCounts counts) {
    try (SampledRows sample = new SampledRows(config, context, split.train(labelled))) {
      boolean isUsable = sample.counts().map(SampleCounts::hasBothClasses).orElse(true);
      return isUsable
          ? train(sample, split.test(labelled), counts)
          : TrainJob.Result.notTrained(
              metrics(counts), "all rows of the sample are of one class; take more of them");
    }
  }

  private TrainJob.Result train(SampledRows sample, Dataset<Row> test, LabelCounts counts) {
    Dataset<Row> train = sample.rows();
    config
        .training()
        .heuristic()
        .ifPresent(
            name -> new HeuristicColumn(name).check(config.features().toString(), train.schema()));
    FeatureSet features = new FeatureColumns(config.features().toString(), config.key()).of(train);
    FeatureVector vector = new FeatureVector(features);
    FittedModel fitted = new Fitting(config, context).fit(vector.apply(train), sample.counts());
    Evaluation evaluation =
        new Testing(config, fitted.model(), counts.baseRate()).test(vector.apply(test));
    Map<String, Double> metrics = new TreeMap<>(evaluation.metrics());
    metrics(counts).forEach((name, value) -> metrics.put(name, value.doubleValue()));
    sample.counts().ifPresent(taken -> metrics.put("rows-sampled", (double) taken.rows()));
    metrics.put("fit-seconds", fitted.seconds());
    ModelCard card = card(features, metrics, new PromotionRule().promotes(evaluation));
    context.models().save(fitted.model(), card);
    return TrainJob.Result.of(card, TrainingStory.of(card, nights));
  }

  private ModelCard card(FeatureSet features, Map<String, Double> metrics, boolean isChampion) {
    return new ModelCard(
        context.models().next(config.pipeline(), context.nights().to()),
        config.model().engine(),
        context.nights().to(),
        features,
        context.pins().all(),
        context.runId(),
        context.fingerprint(),
        metrics,
        isChampion);
  }

  private Map<String, Number> metrics(LabelCounts counts) {
    Map<String, Number> metrics = new TreeMap<>();
    metrics.put("rows-train", counts.train());
    metrics.put("rows-test", counts.test());
    metrics.put("rows-unlabelled", counts.unlabelled());
    metrics.put("nights", ChronoUnit.DAYS.between(nights.from(), nights.to()) + 1);
    if (counts.train() > 0) {
      metrics.put("base-rate", counts.baseRate());
    }
    return metrics;
  }
}

package io.nightjar.training;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.transform.TakeSample;
import io.nightjar.core.sample.transform.WeightAlarm;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.training.label.SampleCounts;
import io.nightjar.training.label.transform.LabelRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** Takes the declared sample of the rows to train on. */
final class SampledRows implements AutoCloseable {
  private final Dataset<Row> rows;
  private final Optional<SampleCounts> counts;

  /** All rows of a training without a sample, else those taken, kept until this is closed. */
  SampledRows(TrainConfig config, JobContext context, Dataset<Row> train) {
    Optional<SampleSpec> sample = config.training().sample();
    if (sample.isEmpty()) {
      rows = train;
      counts = Optional.empty();
      return;
    }
    rows = taken(config, context, train, sample.get()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      counts = Optional.of(SampleCounts.of(rows));
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      rows.unpersist();
      refuseWeight(config, sample.get(), e);
      throw e;
    }
  }

  /** With {@link Bookkeeping#SAMPLE_WEIGHT} if they are a sample. */
  Dataset<Row> rows() {
    return rows;
  }

  /** What was taken; empty without a sample. */
  Optional<SampleCounts> counts() {
    return counts;
  }

  @Override
  public void close() {
    if (counts.isPresent()) {
      rows.unpersist();
    }
  }

  /** The sample may name the label as the label query does. */
  private static Dataset<Row> taken(
      TrainConfig config, JobContext context, Dataset<Row> train, SampleSpec sample) {
    List<String> identity = new ArrayList<>(List.of(Bookkeeping.LOGICAL_DATE));
    identity.addAll(config.key());
    String label = config.label().column();
    return new TakeSample(
            sample, identity, List.of(), sample.kind().weight().map(context.queries()::expression))
        .apply(train.withColumn(label, functions.col(LabelRows.DECLARED)))
        .drop(label);
  }

  private static void refuseWeight(TrainConfig config, SampleSpec sample, Exception failure) {
    if (WeightAlarm.caused(failure)) {
      throw CoreErrors.sampleWeightUnfit(
          "the training of " + config.pipeline(),
          sample.kind().weight().orElseThrow().text(),
          failure);
    }
  }
}

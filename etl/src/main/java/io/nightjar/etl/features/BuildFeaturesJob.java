package io.nightjar.etl.features;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.KeyAlarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes the feature table of the nights, each night as of its own instant, and writes them in
 * one commit: to the stage if the table has a suite, else straight to its place.
 */
public final class BuildFeaturesJob implements Job<BuildFeaturesConfig, BuildFeaturesJob.Result> {
  /**
   * What was computed.
   *
   * @param metrics rows and columns of the feature table
   */
  public record Result(Map<String, Number> metrics) implements JobResult {}

  @Override
  public Result run(BuildFeaturesConfig config, JobContext context) {
    try (FeatureTables tables = new FeatureTables(config, context)) {
      List<NightFeatures> nights =
          context.nights().dates().stream()
              .map(night -> new NightFeatures(config, context.queries(), tables, night))
              .toList();
      return build(config, context, nights);
    }
  }

  private static Result build(
      BuildFeaturesConfig config, JobContext context, List<NightFeatures> nights) {
    try {
      Dataset<Row> rows = rows(context, nights);
      TableCommit commit = write(config.features(), context, rows);
      Map<String, Number> metrics = new LinkedHashMap<>();
      metrics.put(config.features().table() + ".rows", commit.rows());
      metrics.put(config.features().table() + ".columns", rows.columns().length);
      return new Result(metrics);
    } catch (RuntimeException e) {
      if (KeyAlarm.caused(e)) {
        nights.forEach(NightFeatures::explainAlarm);
      }
      throw e;
    }
  }

  /**
   * Several nights are computed in a query each and kept until they are written: one query for all
   * of them would be planned for longer than it runs.
   */
  private static Dataset<Row> rows(JobContext context, List<NightFeatures> nights) {
    return nights.size() == 1
        ? nights.get(0).rows()
        : ParallelWork.in(context.spark())
            .map(nights, night -> night.rows().localCheckpoint())
            .stream()
            .reduce(Dataset::union)
            .orElseThrow();
  }

  private static TableCommit write(FeatureSpec features, JobContext context, Dataset<Row> rows) {
    TableName target = features.suite().isPresent() ? features.table().staged() : features.table();
    return context.tables().replaceNights(target, context.nights(), rows, context.fingerprint());
  }
}

package io.nightjar.etl.features;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.KeyAlarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Map<TableName, Dataset<Row>> tables = tables(config, context);
    List<NightFeatures> nights =
        context.nights().dates().stream()
            .map(night -> new NightFeatures(config, context.queries(), tables, night))
            .toList();
    Dataset<Row> rows =
        nights.stream().map(NightFeatures::rows).reduce(Dataset::union).orElseThrow();
    TableCommit commit = write(config, context, nights, rows);
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(config.features().table() + ".rows", commit.rows());
    metrics.put(config.features().table() + ".columns", rows.columns().length);
    return new Result(metrics);
  }

  private static Map<TableName, Dataset<Row>> tables(
      BuildFeaturesConfig config, JobContext context) {
    Map<TableName, Dataset<Row>> tables = new TreeMap<>();
    FeatureSpec features = config.features();
    SqlGuard.tables(features.population()).forEach(name -> tables.put(name, null));
    features.columns().forEach(sql -> SqlGuard.tables(sql).forEach(t -> tables.put(t, null)));
    tables.replaceAll((name, none) -> context.tables().read(context.pins().of(name)));
    return tables;
  }

  private static TableCommit write(
      BuildFeaturesConfig config,
      JobContext context,
      List<NightFeatures> nights,
      Dataset<Row> rows) {
    FeatureSpec features = config.features();
    TableName target = features.suite().isPresent() ? features.table().staged() : features.table();
    try {
      return context.tables().replaceNights(target, context.nights(), rows, context.fingerprint());
    } catch (RuntimeException e) {
      if (KeyAlarm.caused(e)) {
        nights.forEach(NightFeatures::explainAlarm);
      }
      throw e;
    }
  }
}

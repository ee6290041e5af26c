package io.nightjar.etl.features;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.table.Observed;
import io.nightjar.core.table.TableCommit;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.KeyAlarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes the feature table of the nights, each night as of its own instant, and writes them in
 * one commit: to the stage if the table has a suite or a backfill makes it, else straight to its
 * place.
 */
public final class BuildFeaturesJob implements Job<BuildFeaturesConfig, BuildFeaturesJob.Result> {
  /**
   * What was computed.
   *
   * @param metrics rows and columns of the feature table, and the leak report if there is one
   * @param notes what of the leak report people should know
   */
  public record Result(Map<String, Number> metrics, List<String> notes) implements JobResult {}

  @Override
  public Result run(BuildFeaturesConfig config, JobContext context) {
    try (FeatureTables tables =
        new FeatureTables(
            config, context.nights(), name -> context.tables().read(context.pins().of(name)))) {
      return build(
          config, context, new FeatureRows(config, context.queries(), tables, context.nights()));
    }
  }

  private static Result build(
      BuildFeaturesConfig config, JobContext context, FeatureRows features) {
    try {
      Dataset<Row> rows = features.of(ParallelWork.in(context.spark()));
      TableCommit commit =
          context
              .tables()
              .replaceNights(config.target(), context.nights(), rows, context.fingerprint());
      requireAllEntities(config.features(), features, commit);
      Map<String, Number> metrics = new LinkedHashMap<>();
      metrics.put(config.features().table() + ".rows", commit.rows());
      metrics.put(config.features().table() + ".columns", rows.columns().length);
      Map<String, Number> leaks = commit.isNew() ? features.report().metrics() : Map.of();
      metrics.putAll(leaks);
      return new Result(metrics, LeakReport.notes(leaks));
    } catch (RuntimeException e) {
      if (KeyAlarm.caused(e)) {
        features.explainAlarm();
      }
      throw e;
    }
  }

  /** Counted on the way in and on the way out; a commit that was there already was judged then. */
  private static void requireAllEntities(
      FeatureSpec spec, FeatureRows features, TableCommit commit) {
    if (!commit.isNew()) {
      return;
    }
    Observed.numbers(features.entities())
        .map(numbers -> (Long) numbers.get(FeatureRows.ENTITIES))
        .filter(entities -> entities != commit.rows())
        .ifPresent(
            entities -> {
              throw EtlErrors.rowsNotConserved(
                  spec.table().toString(),
                  entities,
                  commit.rows(),
                  "entities of the population, and rows of the feature table");
            });
  }
}

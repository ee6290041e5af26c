package io.nightjar.etl.refine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.Observed;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.KeyAlarm;
import io.nightjar.etl.refine.transform.KeepLatestPerKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Computes the refined tables of the nights. A table with a suite goes to its stage, where the
 * audit looks at it; one without goes straight to its place.
 */
public final class RefineJob implements Job<RefineConfig, RefineJob.Result> {
  /**
   * What was computed.
   *
   * @param metrics rows by table
   */
  public record Result(Map<String, Number> metrics) implements JobResult {}

  private static final String ROWS = "rows";

  @Override
  public Result run(RefineConfig config, JobContext context) {
    RefinedRows refined = new RefinedRows(config, context);
    Map<String, Number> metrics = new LinkedHashMap<>();
    ParallelWork.in(context.spark())
        .map(config.tables(), table -> write(context, table, refined.of(table)))
        .forEach(metrics::putAll);
    return new Result(metrics);
  }

  private static Map<String, Number> write(JobContext context, TableSpec table, Dataset<Row> rows) {
    return table.sample().isPresent()
        ? writeSample(context, table, rows)
        : writeAll(context, table, rows);
  }

  /** The rows are read several times, so they are kept while the sample is taken. */
  private static Map<String, Number> writeSample(
      JobContext context, TableSpec table, Dataset<Row> rows) {
    Dataset<Row> all = latest(table, withKey(table, rows)).persist(MEMORY_AND_DISK());
    try {
      Dataset<Row> sample = new SampledRows(context.queries(), table).of(all);
      TableCommit commit = commit(context, table, rows, sample);
      Map<String, Number> metrics = new LinkedHashMap<>();
      metrics.put(table.name() + ".rows", commit.rows());
      metrics.put(table.name() + ".rows-sampled-from", all.count());
      return metrics;
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      SampledRows.refuseWeight(table, e);
      throw e;
    } finally {
      all.unpersist();
    }
  }

  private static Map<String, Number> writeAll(
      JobContext context, TableSpec table, Dataset<Row> rows) {
    Observation observation = new Observation();
    Dataset<Row> observed = rows.observe(observation, count(lit(1)).as(ROWS));
    TableCommit commit = commit(context, table, rows, latest(table, withKey(table, observed)));
    long selected = commit.isNew() ? selected(observation, rows) : rows.count();
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(table.name() + ".rows", commit.rows());
    metrics.put(table.name() + ".rows-superseded", selected - commit.rows());
    return metrics;
  }

  private static TableCommit commit(
      JobContext context, TableSpec table, Dataset<Row> selected, Dataset<Row> rows) {
    TableName target = table.suite().isPresent() ? table.name().staged() : table.name();
    try {
      return context.tables().replaceNights(target, context.nights(), rows, context.fingerprint());
    } catch (RuntimeException e) {
      if (!KeyAlarm.caused(e)) {
        throw e;
      }
      throw EtlErrors.keyIsNull(
          table.sql().file(),
          String.join(", ", table.key()),
          selected.where(hasNull(table.key())).count());
    }
  }

  private static Dataset<Row> withKey(TableSpec table, Dataset<Row> rows) {
    return table.key().isEmpty() ? rows : rows.where(KeyAlarm.unless(hasNull(table.key())));
  }

  private static Dataset<Row> latest(TableSpec table, Dataset<Row> rows) {
    return table
        .keepLatestBy()
        .map(column -> new KeepLatestPerKey(table.key(), column).apply(rows))
        .orElse(rows);
  }

  private static Column hasNull(List<String> key) {
    return key.stream()
        .map(name -> col("`" + name.replace("`", "``") + "`").isNull())
        .reduce(lit(false), Column::or);
  }

  private static long selected(Observation observation, Dataset<Row> rows) {
    return Observed.numbers(observation)
        .map(numbers -> (Long) numbers.get(ROWS))
        .orElseGet(rows::count);
  }
}

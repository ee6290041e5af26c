package io.nightjar.etl.refine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Observed;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.KeyAlarm;
import io.nightjar.etl.features.transform.UniquePerKey;
import io.nightjar.etl.refine.transform.KeepLatestPerKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    boolean isCounted = commit.isNew() && commit.rows() > 0;
    long selected = isCounted ? selected(observation, rows) : rows.count();
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(table.name() + ".rows", commit.rows());
    metrics.put(table.name() + ".rows-superseded", selected - commit.rows());
    return metrics;
  }

  private static TableCommit commit(
      JobContext context, TableSpec table, Dataset<Row> selected, Dataset<Row> rows) {
    TableName target = table.isStaged() ? table.name().staged() : table.name();
    try {
      if (!table.policy().isDivided() && !table.isStaged()) {
        context.tables().declareUndivided(target, rows.schema());
      }
      return context.tables().replaceNights(target, context.nights(), rows, context.fingerprint());
    } catch (RuntimeException e) {
      if (!KeyAlarm.caused(e)) {
        throw e;
      }
      throw explained(table, selected);
    }
  }

  /** Looks for the key that raised an alarm; only asked after a failure. */
  private static NightjarException explained(TableSpec table, Dataset<Row> selected) {
    List<String> needed = needed(table);
    long nulls = selected.where(hasNull(needed)).count();
    if (nulls > 0) {
      return EtlErrors.keyIsNull(table.sql().file(), String.join(", ", needed), nulls);
    }
    Column[] keys = Columns.named(nightAndKey(table));
    long repeated = selected.groupBy(keys).count().where(col("count").gt(1)).count();
    return EtlErrors.keyNotUnique(table.sql().file(), String.join(", ", table.key()), repeated);
  }

  private static Dataset<Row> withKey(TableSpec table, Dataset<Row> rows) {
    return table.key().isEmpty() ? rows : rows.where(KeyAlarm.unless(hasNull(needed(table))));
  }

  /** The key, and what orders changes of a key. */
  private static List<String> needed(TableSpec table) {
    return Stream.concat(table.key().stream(), table.policy().sequence().stream())
        .distinct()
        .toList();
  }

  private static Dataset<Row> latest(TableSpec table, Dataset<Row> rows) {
    boolean isSnapshot = table.policy().isByKey() && table.policy().changes().isEmpty();
    if (isSnapshot && table.keepLatestBy().isEmpty()) {
      return new UniquePerKey(nightAndKey(table)).apply(rows);
    }
    return table
        .keepLatestBy()
        .map(column -> new KeepLatestPerKey(table.key(), column).apply(rows))
        .orElse(rows);
  }

  private static List<String> nightAndKey(TableSpec table) {
    return Stream.concat(Stream.of(Bookkeeping.LOGICAL_DATE), table.key().stream()).toList();
  }

  private static Column hasNull(List<String> key) {
    return Stream.of(Columns.named(key)).map(Column::isNull).reduce(lit(false), Column::or);
  }

  /** Without any row Spark may leave out the place where they are counted. */
  private static long selected(Observation observation, Dataset<Row> rows) {
    return Observed.numbers(observation)
        .map(numbers -> (Long) numbers.get(ROWS))
        .orElseGet(rows::count);
  }
}

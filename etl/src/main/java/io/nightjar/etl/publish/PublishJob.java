package io.nightjar.etl.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.TableVersion;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Applies audited change sets: the rows of the staged version that the audit accepted replace the
 * same nights of the published table, or change it key by key, in one commit. The runner gives the
 * pin of a stage only if the audit of exactly that version succeeded.
 */
public final class PublishJob implements Job<PublishConfig, PublishJob.Result> {
  /**
   * What was published.
   *
   * @param metrics rows by table
   */
  public record Result(Map<String, Number> metrics) implements JobResult {}

  @Override
  public Result run(PublishConfig config, JobContext context) {
    Map<String, Number> metrics = new LinkedHashMap<>();
    List<Long> rows =
        ParallelWork.in(context.spark())
            .map(config.tables(), table -> publish(config, context, table));
    for (int i = 0; i < rows.size(); i++) {
      metrics.put(config.tables().get(i) + ".rows", rows.get(i));
    }
    return new Result(metrics);
  }

  private static long publish(PublishConfig config, JobContext context, TableName table) {
    PinnedTable staged = context.pins().of(config.stage(table));
    Nights nights = context.nights();
    Dataset<Row> accepted =
        context
            .tables()
            .read(staged)
            .where(col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to())));
    Optional<TableSpec> byKey = config.findByKey(table);
    if (byKey.isPresent()) {
      return new KeyedPublication(byKey.get(), config.clock(), context).publish(accepted).rows();
    }
    if (config.undivided().contains(table)) {
      context.tables().declareUndivided(table, accepted.schema());
    }
    if (config.dated().contains(table)) {
      return new DatedPublication(table, config, context).publish(accepted).rows();
    }
    TableCommit commit =
        context.tables().replaceNights(table, nights, accepted, context.fingerprint());
    requireConservation(context, staged, commit);
    return commit.rows();
  }

  /** By the numbers of both commits; a staged version of unknown size is left alone. */
  private static void requireConservation(
      JobContext context, PinnedTable staged, TableCommit commit) {
    long accepted = context.tables().describe(staged).map(TableVersion::rows).orElse(-1L);
    if (accepted >= 0 && accepted != commit.rows()) {
      throw EtlErrors.rowsNotConserved(
          "Publication of " + commit.table(), accepted, commit.rows(), staged.toString());
    }
  }
}

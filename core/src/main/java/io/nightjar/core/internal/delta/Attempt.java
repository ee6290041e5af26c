package io.nightjar.core.internal.delta;

import io.nightjar.core.config.Safeguard;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.spark.Safeguards;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Observed;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;

/** One write of rows, whose number and digest are taken on the way. */
final class Attempt implements Effort {
  private final Observation observation = new Observation();
  private final boolean isBlind = Safeguards.isOff(Safeguard.DIGESTS);
  private final Dataset<Row> rows;
  private final LongFunction<Map<String, String>> options;
  private final String path;
  private final boolean isDivided;

  /**
   * @param options of the write, by its revision
   * @param isDivided whether the files of the table are divided by night
   */
  Attempt(
      Dataset<Row> rows,
      LongFunction<Map<String, String>> options,
      String path,
      boolean isDivided) {
    this.options = options;
    this.path = path;
    this.isDivided = isDivided;
    List<Column> digest = TableDigest.observable(rows.schema());
    Dataset<Row> balanced = rows.hint("rebalance", functions.col(Bookkeeping.LOGICAL_DATE).expr());
    this.rows = isBlind ? balanced : balanced.observe(observation, digest.get(0), digest.get(1));
  }

  @Override
  public Optional<Exception> commit(long revision) {
    try {
      DataFrameWriter<Row> writer =
          rows.write().format("delta").mode(SaveMode.Overwrite).options(options.apply(revision));
      (isDivided ? writer.partitionBy(Bookkeeping.LOGICAL_DATE) : writer).save(path);
      return Optional.empty();
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return Optional.of(e);
    }
  }

  @Override
  public Optional<TableCommit> checked(TableCommit commit) {
    if (isBlind) {
      return Optional.of(commit);
    }
    return Observed.numbers(observation, commit)
        .map(TableDigest::ofObserved)
        .map(sent -> checked(commit, sent));
  }

  private static TableCommit checked(TableCommit commit, TableDigest sent) {
    if (sent.rows() != commit.rows()) {
      throw CoreErrors.rowsLost(commit.table().toString(), sent.rows(), commit.rows());
    }
    return commit.withDigest(sent.digest());
  }
}

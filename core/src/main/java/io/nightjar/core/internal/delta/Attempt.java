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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;

/** One write of rows, whose number and digest are taken on the way. */
final class Attempt {
  private final Observation observation = new Observation();
  private final boolean isBlind = Safeguards.isOff(Safeguard.DIGESTS);
  private final Dataset<Row> rows;

  Attempt(Dataset<Row> rows) {
    List<Column> digest = TableDigest.observable(rows.schema());
    Dataset<Row> balanced = rows.hint("rebalance", functions.col(Bookkeeping.LOGICAL_DATE).expr());
    this.rows = isBlind ? balanced : balanced.observe(observation, digest.get(0), digest.get(1));
  }

  /** Gives back what went wrong, because the log has the last word. */
  Optional<Exception> commit(Map<String, String> options, String path) {
    try {
      rows.write()
          .format("delta")
          .mode(SaveMode.Overwrite)
          .partitionBy(Bookkeeping.LOGICAL_DATE)
          .options(options)
          .save(path);
      return Optional.empty();
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return Optional.of(e);
    }
  }

  /**
   * The commit with its digest, if that was observed; fails with exit code 50 if the commit has
   * another number of rows than were sent to it.
   */
  Optional<TableCommit> checked(TableCommit commit) {
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

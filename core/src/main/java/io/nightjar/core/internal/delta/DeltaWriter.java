package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import java.util.Optional;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Commits changes so that doing it twice is the same as once. The log decides, never the return
 * value of a write: Delta refuses or skips a second commit under one transaction id and revision,
 * so after every attempt, failed or not, the log tells whose commit it was.
 */
final class DeltaWriter {
  private static final int ATTEMPTS = 5;

  private final SparkSession spark;
  private final LakeLayout layout;
  private final CommitOrigin run;

  DeltaWriter(SparkSession spark, LakeLayout layout, CommitOrigin run) {
    this.spark = spark;
    this.layout = layout;
    this.run = run;
  }

  TableCommit write(Change change, Dataset<Row> rows) {
    StoredColumns.check(change.table(), rows.schema());
    TableLog log = new TableLog(spark, layout.table(change.table()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = log.newestVersion().orElse(-1);
      long newest = log.revision(change.appId(run));
      Optional<TableCommit> earlier = find(log, change, newest);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      checkSchema(log, change, rows);
      Optional<Exception> failure = attempt(change, rows, newest + 1);
      if (isCommitted(log, change, before, newest + 1)) {
        return find(log, change, newest + 1).orElseThrow(() -> held(change, failure.orElse(null)));
      }
      failure.filter(e -> !Failures.isConflict(e)).ifPresent(e -> fail(change, e));
    }
    throw held(change, null);
  }

  /** The newest commit of the same purpose, if it has the wanted rows and they still stand. */
  Optional<TableCommit> find(Change change) {
    TableLog log = new TableLog(spark, layout.table(change.table()));
    return log.findNewest(commit -> isOurs(change, commit))
        .filter(commit -> commit.origin().fingerprint().equals(change.fingerprint()))
        .filter(commit -> stands(log, change, commit))
        .map(commit -> toTableCommit(change, commit));
  }

  /** Asks the new commits alone: the transaction ids of the table would cost a Spark job. */
  private boolean isCommitted(TableLog log, Change change, long before, long revision) {
    return log.newerThan(before).stream()
        .anyMatch(commit -> isOurs(change, commit) && commit.origin().revision() == revision);
  }

  /** The commit of that revision if it has the wanted rows and nothing has changed them since. */
  private Optional<TableCommit> find(TableLog log, Change change, long revision) {
    if (revision < 0) {
      return Optional.empty();
    }
    return log.findNewest(
            commit -> commit.origin().revision() == revision && isOurs(change, commit))
        .filter(commit -> commit.origin().fingerprint().equals(change.fingerprint()))
        .filter(commit -> stands(log, change, commit))
        .map(commit -> toTableCommit(change, commit));
  }

  private boolean isOurs(Change change, DeltaCommit commit) {
    return change.isOf(run, commit.origin());
  }

  private boolean stands(TableLog log, Change change, DeltaCommit commit) {
    return log.newerThan(commit.version()).stream()
        .noneMatch(
            newer -> change.isWhole() ? newer.changesRows() : newer.mayTouch(change.nights()));
  }

  private TableCommit toTableCommit(Change change, DeltaCommit commit) {
    return new TableCommit(
        new PinnedTable(change.table(), commit.version()),
        commit.origin().run().equals(run.run()),
        Math.max(0, commit.rows()));
  }

  private void checkSchema(TableLog log, Change change, Dataset<Row> rows) {
    String difference =
        log.schema().map(known -> StoredColumns.difference(known, rows.schema())).orElse("");
    if (!difference.isEmpty()) {
      throw CoreErrors.schemaChanged(change.table().toString(), difference, null);
    }
  }

  /** One write; gives back what went wrong, because the log has the last word. */
  private Optional<Exception> attempt(Change change, Dataset<Row> rows, long revision) {
    DataFrameWriter<Row> writer =
        change
            .guarded(rows)
            .hint("rebalance", functions.col(Bookkeeping.LOGICAL_DATE).expr())
            .write()
            .format("delta")
            .mode(SaveMode.Overwrite)
            .partitionBy(Bookkeeping.LOGICAL_DATE)
            .option("txnAppId", change.appId(run))
            .option("txnVersion", revision)
            .option("userMetadata", CommitOriginJson.write(change.origin(run, revision)))
            .option("delta.enableExpiredLogCleanup", false);
    change.replaceWhere().ifPresent(predicate -> writer.option("replaceWhere", predicate));
    try {
      writer.save(layout.table(change.table()).toString());
      return Optional.empty();
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return Optional.of(e);
    }
  }

  private void fail(Change change, Exception failure) {
    if (Failures.isForeignNight(failure)) {
      throw CoreErrors.foreignNights(
          change.table().toString(), change.nights().toString(), failure);
    }
    throw Failures.translate(change.table().toString(), layout.root(), failure);
  }

  private NightjarException held(Change change, Exception cause) {
    return CoreErrors.heldByAnotherRun(
        change.table().toString(), change.nights().toString(), cause);
  }
}

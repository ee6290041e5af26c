package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.lease.Fence;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Upsert;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Commits changes so that doing it twice is the same as once. The log decides, never the return
 * value of a write: Delta refuses or skips a second commit under one transaction id and revision,
 * so after every attempt, failed or not, the log tells whose commit it was.
 */
final class DeltaWriter {
  private static final int ATTEMPTS = 5;

  private final SparkSession spark;
  private final TablePaths paths;
  private final CommitOrigin run;
  private final Fence fence;

  DeltaWriter(SparkSession spark, TablePaths paths, CommitOrigin run, Fence fence) {
    this.spark = spark;
    this.paths = paths;
    this.run = run;
    this.fence = fence;
  }

  /** Writes rows in the place of others. */
  TableCommit write(Change change, Dataset<Row> rows) {
    boolean isDivided = log(change).isDividedByNight();
    return write(
        change,
        rows.schema(),
        () ->
            new Attempt(
                change.guarded(rows),
                revision -> options(change, revision),
                path(change),
                isDivided));
  }

  /** Creates a table whose files are not divided by night, unless there is one. */
  void declareUndivided(TableName table, StructType columns) {
    StoredColumns.check(table, columns);
    fence.check();
    TableLog log = new TableLog(spark, paths.of(table));
    try {
      new EmptyTable(spark, run)
          .create(
              paths.of(table), columns, new RowMarks(false), () -> log.newestVersion().isPresent());
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw Failures.translate(table.toString(), paths.root(), e);
    }
  }

  /** Changes rows key by key. */
  TableCommit write(Change change, Upsert upsert) {
    return write(
        change,
        upsert.incoming().schema(),
        () -> new UpsertAttempt(spark, paths.of(change.table()), change, upsert, run));
  }

  private TableCommit write(Change change, StructType schema, Supplier<Effort> effort) {
    StoredColumns.check(change.table(), schema);
    TableLog log = log(change);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      fence.check();
      long before = log.newestVersion().orElse(-1);
      checkOwner(log, change);
      long seen = log.revision(change.appId(run));
      Optional<TableCommit> earlier = find(log, change, seen);
      if (earlier.isPresent()) {
        return readBack(change, earlier.get());
      }
      checkSchema(log, change, schema);
      fence.raiseAbove(seen);
      Effort made = effort.get();
      Optional<Exception> failure = made.commit(fence.token());
      if (isCommitted(log, change, before)) {
        TableCommit found = find(log, change, fence.token()).orElseThrow(() -> held(change));
        return made.checked(found).orElseGet(() -> readBack(change, found));
      }
      failure.filter(e -> !Failures.isConflict(e)).ifPresent(e -> fail(change, e));
    }
    throw held(change);
  }

  /** The newest commit of the same purpose, if it has the wanted rows and they still stand. */
  Optional<TableCommit> find(Change change) {
    TableLog log = log(change);
    return log.findNewest(commit -> isOurs(change, commit))
        .filter(commit -> commit.origin().fingerprint().equals(change.fingerprint()))
        .filter(commit -> stands(log, change, commit))
        .map(commit -> toTableCommit(change, commit));
  }

  /** Asks the new commits alone: the transaction ids of the table would cost a Spark job. */
  private boolean isCommitted(TableLog log, Change change, long before) {
    return log.newerThan(before).stream()
        .map(DeltaCommit::origin)
        .filter(origin -> change.isOf(run, origin) && origin.run().equals(run.run()))
        .anyMatch(origin -> origin.revision() == fence.token());
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
    return log.noneNewerThan(commit.version(), change::mayBeUndoneBy);
  }

  private TableCommit toTableCommit(Change change, DeltaCommit commit) {
    return new TableCommit(
        new PinnedTable(change.table(), commit.version()),
        commit.origin().run().equals(run.run()),
        commit.table().map(TableDigest::rows).orElse(Math.max(0, commit.rows())),
        commit.table().map(TableDigest::digest).orElse(""),
        change.extent() != Change.Extent.NIGHTS);
  }

  /** The commit with the digest of what the table holds of it, where nobody has noted it. */
  private TableCommit readBack(Change change, TableCommit commit) {
    if (!commit.digest().isEmpty()) {
      return commit;
    }
    Dataset<Row> rows =
        spark
            .read()
            .format("delta")
            .option("versionAsOf", commit.table().version())
            .load(path(change));
    Dataset<Row> own = change.replaceWhere().map(rows::where).orElse(rows);
    return commit.withDigest(TableDigest.exact(own).digest());
  }

  private void checkOwner(TableLog log, Change change) {
    if (run.run().isEmpty()) {
      throw new IllegalStateException("only a run may write " + change.table());
    }
    log.findNewest(commit -> !commit.origin().pipeline().isEmpty())
        .map(commit -> commit.origin().pipeline())
        .filter(owner -> !owner.isEmpty() && !owner.equals(run.pipeline()))
        .ifPresent(
            owner -> {
              throw CoreErrors.notTheOwner(change.table().toString(), owner, run.pipeline());
            });
  }

  private TableLog log(Change change) {
    return new TableLog(spark, paths.of(change.table()));
  }

  private String path(Change change) {
    return paths.of(change.table()).toString();
  }

  private void checkSchema(TableLog log, Change change, StructType rows) {
    String difference = log.schema().map(known -> StoredColumns.difference(known, rows)).orElse("");
    if (!difference.isEmpty()) {
      throw CoreErrors.schemaChanged(change.table().toString(), difference, null);
    }
  }

  private Map<String, String> options(Change change, long revision) {
    Map<String, String> options = new HashMap<>();
    options.put("txnAppId", change.appId(run));
    options.put("txnVersion", Long.toString(revision));
    options.put("userMetadata", CommitOriginJson.write(change.origin(run, revision)));
    options.put("delta.enableExpiredLogCleanup", "false");
    change.replaceWhere().ifPresent(predicate -> options.put("replaceWhere", predicate));
    return options;
  }

  private void fail(Change change, Exception failure) {
    if (Failures.isForeignNight(failure)) {
      throw CoreErrors.foreignNights(
          change.table().toString(), change.nights().toString(), failure);
    }
    throw Failures.translate(change.table().toString(), paths.root(), failure);
  }

  private static NightjarException held(Change change) {
    return CoreErrors.heldByAnotherRun(change.table().toString(), change.nights().toString(), null);
  }
}

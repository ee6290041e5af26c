package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.Upsert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.collection.JavaConverters;
import scala.math.BigInt;

/**
 * One try to change a table key by key, as one transaction: whatever another writer commits in
 * between makes it fail, and the next try begins with what is there then.
 */
final class UpsertAttempt implements Effort {
  private final SparkSession spark;
  private final Path path;
  private final DeltaLog log;
  private final Change change;
  private final Upsert upsert;
  private final CommitOrigin run;
  private final RowMarks marks;

  UpsertAttempt(SparkSession spark, Path path, Change change, Upsert upsert, CommitOrigin run) {
    this.spark = spark;
    this.path = path;
    this.log = DeltaLog.forTable(spark, path);
    this.change = change;
    this.upsert = upsert;
    this.run = run;
    this.marks = new RowMarks(upsert.isForSparkOnly());
  }

  @Override
  public Optional<Exception> commit(long revision) {
    try {
      new EmptyTable(spark, run)
          .create(path, upsert.incoming().schema(), marks, () -> snapshot().version() >= 0);
      spark.withActive(() -> change(revision));
      return Optional.empty();
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return Optional.of(e);
    }
  }

  @Override
  public Optional<TableCommit> checked(TableCommit commit) {
    return Optional.of(commit);
  }

  private Snapshot change(long revision) {
    Dataset<Row> incoming = change.guarded(upsert.incoming());
    LogicalPlan plan = incoming.queryExecution().optimizedPlan();
    BigInt bytes = plan.stats().sizeInBytes();
    if (!bytes.isValidLong() || bytes.longValue() > FewRows.MOST_BYTES) {
      return change(revision, upsert.with(incoming));
    }
    Dataset<Row> kept =
        Dataset.ofRows(FewRows.sessionByBytes(spark, bytes.longValue()), plan)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try { // it is read three times; kept, it is planned and read once
      return change(revision, upsert.with(kept));
    } finally {
      kept.unpersist();
    }
  }

  private Snapshot change(long revision, Upsert guarded) {
    Snapshot snapshot = snapshot();
    OptimisticTransaction transaction =
        log.startTransaction(Option.empty(), Option.apply(snapshot));
    transaction.txnVersion(change.appId(run));
    marks.declare(transaction);
    DeliveredNights delivered = new DeliveredNights(change.table());
    UpsertState state = new UpsertState(guarded, change.nights(), delivered.in(snapshot));
    List<Action> actions = new ArrayList<>();
    actions.add(new SetTransaction(change.appId(run), revision, Option.empty()));
    actions.addAll(
        delivered.marks(change.nights(), state.deliveries().before(), state.deliveries().now()));
    List<AddFile> files = allFiles(transaction);
    TableDigest digest = digest(snapshot, files);
    if (!state.isUnconcerned()) {
      KnownRows rows = new KnownRows(log, snapshot, files, marks.isPossible(snapshot));
      Dataset<Row> changes =
          guarded.revision().of(state.of(rows, spark), guarded.incoming(), state.deliveries());
      Sums sums = rewrite(transaction, files, changes, actions);
      digest = digest.changed(sums.gone(), sums.come());
    }
    commit(transaction, actions, revision, digest);
    return snapshot;
  }

  /** With their statistics; whatever another writer changes of them is a conflict. */
  private static List<AddFile> allFiles(OptimisticTransaction transaction) {
    List<AddFile> files = transaction.snapshot().allFiles().collectAsList();
    transaction.readWholeTable();
    transaction.trackFilesRead(JavaConverters.asScalaBuffer(files).toSeq());
    return files;
  }

  private Sums rewrite(
      OptimisticTransaction transaction,
      List<AddFile> files,
      Dataset<Row> changes,
      List<Action> actions) {
    Dataset<Row> kept = changes.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Snapshot snapshot = transaction.snapshot();
      Sums sums = Sums.of(kept, snapshot.schema(), marks.isPossible(snapshot));
      actions.addAll(rewritten(transaction, files, kept, sums));
      return sums;
    } finally {
      kept.unpersist();
    }
  }

  private List<Action> rewritten(
      OptimisticTransaction transaction, List<AddFile> files, Dataset<Row> changes, Sums sums) {
    if (sums.isNone()) {
      return List.of();
    }
    FileSizes sizes = FileSizes.of(spark);
    List<AddFile> merged = sizes.takenAlong(files);
    List<AddFile> losing = new ArrayList<>(files);
    losing.removeAll(merged);
    losing.removeIf(file -> !sums.goneOf().containsKey(FileRewrite.name(file)));
    MarkedFiles marked =
        new MarkedFiles(
            marks.markable(transaction.snapshot(), losing), sums.goneOf(), new VectorFile(log));
    losing.removeAll(marked.before());
    List<AddFile> replaced = new ArrayList<>(merged);
    replaced.addAll(losing);
    FileRewrite rewrite =
        new FileRewrite(
            log,
            transaction.snapshot(),
            upsert,
            sizes,
            new FileRewrite.Files(files, losing, merged));
    List<AddFile> written = write(transaction, rewrite.rows(changes, sums));
    long before = records(replaced) + records(marked.before());
    long after = records(written) + records(marked.after());
    check(sums, before, after, marks.isPossible(transaction.snapshot()));
    List<Action> actions = new ArrayList<>(written);
    replaced.forEach(file -> actions.add(file.remove()));
    actions.addAll(marked.actions());
    return actions;
  }

  private static List<AddFile> write(OptimisticTransaction transaction, Dataset<Row> rows) {
    List<FileAction> written = JavaConverters.seqAsJavaList(transaction.writeFiles(rows));
    return written.stream().map(AddFile.class::cast).toList();
  }

  private void check(Sums sums, long before, long after, boolean isNumbered) {
    long expected = before - sums.gone().rows() + sums.come().rows();
    boolean isTwice = isNumbered && sums.distinctGone() != sums.gone().rows();
    if (after != expected || isTwice) {
      throw CoreErrors.rowsLost(change.table().toString(), expected, after);
    }
  }

  private static long records(List<AddFile> files) {
    return files.stream().mapToLong(FileRewrite::records).sum();
  }

  private void commit(
      OptimisticTransaction transaction, List<Action> actions, long revision, TableDigest after) {
    CommitOrigin origin = change.origin(run, revision);
    String metadata =
        after.digest().isEmpty()
            ? CommitOriginJson.write(origin)
            : CommitOriginJson.write(origin, after);
    transaction.commit(
        JavaConverters.asScalaBuffer(actions).toSeq(),
        new DeltaOperations.Write(
            SaveMode.Append, Option.empty(), Option.empty(), Option.apply(metadata)));
  }

  /** Of the whole table as it is; kept in its commits, and read from its rows if it is not. */
  private TableDigest digest(Snapshot snapshot, List<AddFile> files) {
    if (files.isEmpty()) {
      return TableDigest.EMPTY;
    }
    return new TableLog(spark, path)
        .findNewest(commit -> commit.changesRows())
        .filter(commit -> commit.version() <= snapshot.version())
        .flatMap(DeltaCommit::table)
        .orElseGet(() -> TableDigest.exact(rows(snapshot)));
  }

  private Dataset<Row> rows(Snapshot snapshot) {
    return spark
        .read()
        .format("delta")
        .option("versionAsOf", snapshot.version())
        .load(path.toString());
  }

  private Snapshot snapshot() {
    return new LogGuard(log, log.newDeltaHadoopConf()).update();
  }
}

package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.run.RunLedger;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The run ledger as a Delta table. All writers count up one transaction id: of several that start
 * from the same revision Delta lets one commit, and the others look again.
 */
public final class DeltaRunLedger implements RunLedger {
  private static final TableName TABLE = TableName.of("ops", "runs");
  private static final String APP_ID = "ledger|ops.runs";
  private static final int ATTEMPTS = 20;

  private final SparkSession spark;
  private final RunManifests manifests;
  private final String lake;
  private final Path path;

  /**
   * Opens the ledger of a lake; nothing is read yet.
   *
   * @param spark the session
   * @param lake root of the lake
   * @param manifests what the ledger repeats
   */
  public DeltaRunLedger(SparkSession spark, String lake, RunManifests manifests) {
    this.spark = spark;
    this.manifests = manifests;
    this.lake = lake;
    this.path = new LakeLayout(lake).table(TABLE);
  }

  @Override
  public void record(List<RunManifest> runs) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long revision = new TableLog(spark, path).revision(APP_ID);
      Set<String> known = known(runs);
      List<RunManifest> missing =
          runs.stream().filter(run -> !known.contains(run.runId())).toList();
      if (missing.isEmpty() || commit(missing, SaveMode.Append, revision + 1)) {
        return;
      }
    }
    throw CoreErrors.heldByAnotherRun(TABLE.toString(), "these runs", null);
  }

  @Override
  public long rebuild() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long revision = new TableLog(spark, path).revision(APP_ID);
      List<RunManifest> all = manifests.all();
      if (commit(all, SaveMode.Overwrite, revision + 1)) {
        return all.size();
      }
    }
    throw CoreErrors.heldByAnotherRun(TABLE.toString(), "all runs", null);
  }

  private Set<String> known(List<RunManifest> runs) {
    Set<String> known = new HashSet<>();
    DeltaTables tables = new DeltaTables(spark, lake, CommitOrigin.UNKNOWN);
    Object[] ids = runs.stream().map(RunManifest::runId).toArray();
    Object[] nights = runs.stream().map(run -> run.nights().to()).distinct().toArray();
    tables
        .findLatest(TABLE)
        .ifPresent(
            pin ->
                tables
                    .read(pin)
                    .where(functions.col(Bookkeeping.LOGICAL_DATE).isin(nights))
                    .where(functions.col(LedgerRows.RUN_ID).isin(ids))
                    .select(LedgerRows.RUN_ID)
                    .collectAsList()
                    .forEach(row -> known.add(row.getString(0))));
    return known;
  }

  /** Whether this very commit is in the log now. */
  private boolean commit(List<RunManifest> runs, SaveMode mode, long revision) {
    String token = UUID.randomUUID().toString();
    Exception failure = write(runs, mode, revision, token);
    boolean isOurs =
        new TableLog(spark, path)
            .findNewest(commit -> commit.origin().revision() == revision)
            .filter(commit -> commit.origin().fingerprint().equals(token))
            .isPresent();
    if (!isOurs && failure != null && !Failures.isConflict(failure)) {
      throw Failures.translate(TABLE.toString(), lake, failure);
    }
    return isOurs;
  }

  private Exception write(List<RunManifest> runs, SaveMode mode, long revision, String token) {
    List<Row> rows = runs.stream().map(LedgerRows::of).toList();
    CommitOrigin origin = new CommitOrigin("", "", "ledger", "", token, revision);
    try {
      spark
          .createDataFrame(rows, LedgerRows.schema())
          .coalesce(1)
          .write()
          .format("delta")
          .mode(mode)
          .partitionBy(Bookkeeping.LOGICAL_DATE)
          .option("txnAppId", APP_ID)
          .option("txnVersion", revision)
          .option("userMetadata", CommitOriginJson.write(origin))
          .option("delta.enableExpiredLogCleanup", false)
          .save(path.toString());
      return null;
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return e;
    }
  }
}

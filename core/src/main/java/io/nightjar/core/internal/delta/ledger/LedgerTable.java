package io.nightjar.core.internal.delta.ledger;

import static java.util.Comparator.naturalOrder;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.delta.CommitOriginJson;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.internal.delta.TableLog;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * One table that repeats manifests, with rows for each that it has something to say about. All
 * writers count up one transaction id: of several that start from the same revision Delta lets one
 * commit, and the others look again.
 */
final class LedgerTable {
  private static final int ATTEMPTS = 20;

  private final SparkSession spark;
  private final String lake;
  private final LedgerRows rows;
  private final TableName name;
  private final Path path;

  LedgerTable(SparkSession spark, String lake, LedgerRows rows) {
    this.spark = spark;
    this.lake = lake;
    this.rows = rows;
    this.name = TableName.of("ops", rows.table());
    this.path = new LakeLayout(lake).table(name);
  }

  /** Adds what is missing. */
  void record(List<RunManifest> runs) {
    try {
      add(runs);
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw Failures.translate(name.toString(), lake, e);
    }
  }

  private void add(List<RunManifest> runs) {
    List<RunManifest> own = runs.stream().filter(rows::covers).toList();
    for (int attempt = 0; attempt < ATTEMPTS && !own.isEmpty(); attempt++) {
      long revision = log().revision(appId());
      Set<String> known = known(own);
      List<RunManifest> missing = own.stream().filter(run -> !known.contains(run.runId())).toList();
      if (missing.isEmpty() || commit(missing, SaveMode.Append, revision + 1)) {
        return;
      }
    }
    if (!own.isEmpty()) {
      throw CoreErrors.heldByAnotherRun(name.toString(), "these runs", null);
    }
  }

  /** Replaces everything. */
  void replace(List<RunManifest> all) {
    List<RunManifest> own = all.stream().filter(rows::covers).toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (commit(own, SaveMode.Overwrite, log().revision(appId()) + 1)) {
        return;
      }
    }
    throw CoreErrors.heldByAnotherRun(name.toString(), "all runs", null);
  }

  /** The newest rows; empty if there is no such table yet. */
  Optional<Dataset<Row>> read() {
    DeltaTables tables = new DeltaTables(spark, lake, CommitOrigin.UNKNOWN);
    Optional<PinnedTable> pin = tables.findLatest(name);
    return pin.map(tables::read);
  }

  private TableLog log() {
    return new TableLog(spark, path);
  }

  private String appId() {
    return "ledger|" + name;
  }

  private Set<String> known(List<RunManifest> runs) {
    Set<String> known = new HashSet<>();
    Object[] ids = runs.stream().map(RunManifest::runId).toArray();
    LocalDate from =
        runs.stream().map(run -> run.nights().from()).min(naturalOrder()).orElseThrow();
    LocalDate to = runs.stream().map(run -> run.nights().to()).max(naturalOrder()).orElseThrow();
    read()
        .ifPresent(
            all ->
                all.where(functions.col(Bookkeeping.LOGICAL_DATE).between(from, to))
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
        log()
            .findNewest(commit -> commit.origin().revision() == revision)
            .filter(commit -> commit.origin().fingerprint().equals(token))
            .isPresent();
    if (!isOurs && failure != null && !Failures.isConflict(failure)) {
      throw Failures.translate(name.toString(), lake, failure);
    }
    return isOurs;
  }

  private Exception write(List<RunManifest> runs, SaveMode mode, long revision, String token) {
    List<Row> values = runs.stream().flatMap(run -> rows.of(run).stream()).toList();
    CommitOrigin origin = new CommitOrigin("", "", "ledger", "", token, revision);
    try {
      spark
          .createDataFrame(values, rows.schema())
          .coalesce(1)
          .write()
          .format("delta")
          .mode(mode)
          .partitionBy(Bookkeeping.LOGICAL_DATE)
          .option("txnAppId", appId())
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

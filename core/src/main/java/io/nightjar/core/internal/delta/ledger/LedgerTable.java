package io.nightjar.core.internal.delta.ledger;

import static java.util.Comparator.naturalOrder;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** One table that repeats manifests, with rows for each that it has something to say about. */
final class LedgerTable {
  private static final int ATTEMPTS = 20;

  private final String lake;
  private final LedgerRows rows;
  private final CountedTable table;

  LedgerTable(SparkSession spark, String lake, LedgerRows rows) {
    this.lake = lake;
    this.rows = rows;
    this.table = new CountedTable(spark, lake, TableName.of("ops", rows.table()));
  }

  /** Adds what is missing. */
  void record(List<RunManifest> runs) {
    try {
      add(runs);
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw Failures.translate(table.name().toString(), lake, e);
    }
  }

  private void add(List<RunManifest> runs) {
    List<RunManifest> own = runs.stream().filter(rows::covers).toList();
    for (int attempt = 0; attempt < ATTEMPTS && !own.isEmpty(); attempt++) {
      long revision = table.revision();
      Set<String> known = known(own);
      List<RunManifest> missing = own.stream().filter(run -> !known.contains(run.runId())).toList();
      if (missing.isEmpty() || commit(missing, SaveMode.Append, revision + 1)) {
        return;
      }
    }
    if (!own.isEmpty()) {
      throw CoreErrors.heldByAnotherRun(table.name().toString(), "these runs", null);
    }
  }

  /** Replaces everything. */
  void replace(List<RunManifest> all) {
    List<RunManifest> own = all.stream().filter(rows::covers).toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (commit(own, SaveMode.Overwrite, table.revision() + 1)) {
        return;
      }
    }
    throw CoreErrors.heldByAnotherRun(table.name().toString(), "all runs", null);
  }

  /** The newest rows; empty if there is no such table yet. */
  Optional<Dataset<Row>> read() {
    return table.read();
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

  private boolean commit(List<RunManifest> runs, SaveMode mode, long revision) {
    List<Row> values = runs.stream().flatMap(run -> rows.of(run).stream()).toList();
    return table.commit(
        values,
        rows.schema(),
        write -> write.mode(mode).partitionBy(Bookkeeping.LOGICAL_DATE),
        revision);
  }
}

package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.RunLedger;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The run ledger as Delta tables. Runs come before releases, as a release names its run. */
public final class DeltaRunLedger implements RunLedger {
  private final RunManifests manifests;
  private final LedgerTable runs;
  private final LedgerTable checks;
  private final LedgerTable releases;

  /**
   * Opens the ledger of a lake; nothing is read yet.
   *
   * @param spark the session
   * @param lake root of the lake
   * @param manifests what the ledger repeats
   */
  public DeltaRunLedger(SparkSession spark, String lake, RunManifests manifests) {
    this.manifests = manifests;
    this.runs = new LedgerTable(spark, lake, new RunRows());
    this.checks = new LedgerTable(spark, lake, new CheckRows());
    this.releases = new LedgerTable(spark, lake, new ReleaseRows());
  }

  @Override
  public void record(List<RunManifest> ended) {
    runs.record(ended);
    checks.record(ended);
    releases.record(ended);
  }

  @Override
  public long rebuild() {
    List<RunManifest> all = manifests.all();
    runs.replace(all);
    checks.replace(all);
    releases.replace(all);
    return all.size();
  }

  @Override
  public Map<TableName, Long> release(LocalDate night) {
    List<Row> ofNight =
        releases
            .read()
            .map(all -> all.where(functions.col(Bookkeeping.LOGICAL_DATE).equalTo(night)))
            .map(all -> all.orderBy(LedgerRows.RUN_ID).select("pipeline", "versions"))
            .map(rows -> rows.collectAsList())
            .orElse(List.of());
    Map<String, Map<String, Long>> newest = new TreeMap<>();
    ofNight.forEach(row -> newest.put(row.getString(0), row.getJavaMap(1)));
    if (newest.isEmpty()) {
      throw CoreErrors.releaseNotFound(night.toString());
    }
    Map<TableName, Long> versions = new TreeMap<>();
    newest.values().stream()
        .flatMap(release -> release.entrySet().stream())
        .forEach(
            table -> versions.merge(TableName.parse(table.getKey()), table.getValue(), Math::max));
    return versions;
  }
}

package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.ledger.LedgerRows;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.internal.files.Reruns;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** Compares a ledger table with the manifests that it repeats. */
final class LedgerExaminer {
  private static final int MOST = 50;

  private final SparkSession spark;
  private final LakeLayout layout;
  private final LedgerRows rows;
  private final TableName table;
  private final DamagedFiles damaged;

  LedgerExaminer(SparkSession spark, LakeLayout layout, LedgerRows rows, DamagedFiles damaged) {
    this.spark = spark;
    this.layout = layout;
    this.rows = rows;
    this.table = table(rows);
    this.damaged = damaged;
  }

  static TableName table(LedgerRows rows) {
    return TableName.of("ops", rows.table());
  }

  TableName table() {
    return table;
  }

  /**
   * Says what is wrong with the table itself and where it differs from the manifests. With repairs,
   * a damaged one is moved aside; the caller has to rebuild the ledger if anything is repaired.
   */
  List<Finding> examine(List<RunManifest> manifests, boolean isDeep, Clock clock)
      throws IOException {
    List<Finding> own = own(isDeep, clock);
    List<Finding> serious =
        own.stream().filter(finding -> finding.state() != State.HARMLESS).toList();
    if (serious.isEmpty()) {
      List<Finding> findings = new ArrayList<>(own);
      findings.addAll(compare(expected(manifests)));
      return findings;
    }
    if (damaged.isRepairing()) {
      Path folder = layout.table(table);
      damaged.move(folder, table.layer());
      DeltaLog.invalidateCache(spark, folder);
    }
    return serious.stream().map(this::repairable).toList();
  }

  private Finding repairable(Finding finding) {
    String meaning = "the ledger only repeats the manifests";
    return new Finding(finding.where(), finding.wrong(), meaning, "", state());
  }

  private List<Finding> own(boolean isDeep, Clock clock) throws IOException {
    Configuration configuration = spark.sessionState().newHadoopConf();
    Path folder = layout.table(table);
    if (!folder.getFileSystem(configuration).exists(folder)) {
      return List.of();
    }
    DamagedFiles untouched = new DamagedFiles(configuration, layout.root(), false);
    Reruns none = new Reruns(List.of(), name -> new TreeSet<>());
    return new TableExaminer(spark, table, folder, none, untouched).examine(isDeep, clock);
  }

  private Dataset<Row> expected(List<RunManifest> manifests) {
    return spark.createDataFrame(
        manifests.stream().filter(rows::covers).flatMap(run -> rows.of(run).stream()).toList(),
        rows.schema());
  }

  private State state() {
    return damaged.isRepairing() ? State.REPAIRED : State.REPAIRABLE;
  }

  private List<Finding> compare(Dataset<Row> expected) {
    DeltaTables tables = new DeltaTables(spark, layout.root(), CommitOrigin.UNKNOWN);
    Optional<PinnedTable> pin = tables.findLatest(table);
    if (pin.isEmpty()) {
      return expected.isEmpty() ? List.of() : List.of(finding("is missing", ""));
    }
    Dataset<Row> actual = tables.read(pin.get());
    if (TableDigest.exact(actual).equals(TableDigest.exact(expected))) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    actual
        .join(expected.select(LedgerRows.RUN_ID), LedgerRows.RUN_ID, "left_anti")
        .orderBy(LedgerRows.RUN_ID)
        .limit(MOST)
        .collectAsList()
        .forEach(row -> findings.add(withoutManifest(row)));
    if (findings.isEmpty()) {
      findings.add(finding("does not say what the manifests say", ""));
    }
    return findings;
  }

  private Finding withoutManifest(Row row) {
    String pipeline = row.getAs("pipeline");
    String night = row.getAs(Bookkeeping.LOGICAL_DATE).toString();
    return finding(
        "has run %s, whose manifest is gone".formatted(row.<String>getAs(LedgerRows.RUN_ID)),
        "Then write the manifest again: " + Reruns.command(pipeline, night) + ".");
  }

  private Finding finding(String wrong, String remedy) {
    String meaning = "the ledger does not agree with the manifests";
    return new Finding(table.toString(), wrong, meaning, remedy, state());
  }
}

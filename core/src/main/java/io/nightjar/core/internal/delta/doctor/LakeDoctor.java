package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Diagnosis;
import io.nightjar.core.doctor.Doctor;
import io.nightjar.core.doctor.Examination;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.delta.ledger.CheckRows;
import io.nightjar.core.internal.delta.ledger.LedgerRows;
import io.nightjar.core.internal.delta.ledger.ReleaseRows;
import io.nightjar.core.internal.delta.ledger.RunRows;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.ExaminedLeases;
import io.nightjar.core.internal.files.ExaminedManifests;
import io.nightjar.core.internal.files.ExaminedModels;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.internal.files.LetGoFiles;
import io.nightjar.core.internal.files.Reruns;
import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.Leases;
import io.nightjar.core.maintain.LakeFacts;
import io.nightjar.core.maintain.ReferredVersions;
import io.nightjar.core.run.RunLedger;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** The doctor of a lake of Delta tables: manifests first, because they say what has to be there. */
public final class LakeDoctor implements Doctor {
  private static final List<LedgerRows> LEDGER =
      List.of(new RunRows(), new CheckRows(), new ReleaseRows());

  private final SparkSession spark;
  private final LakeLayout layout;
  private final RunLedger ledger;
  private final Leases leases;
  private final Clock clock;

  /**
   * Opens a lake; nothing is read yet.
   *
   * @param spark the session
   * @param lake root of the lake
   * @param ledger what is rebuilt if it does not agree with the manifests
   * @param leases who must have ended before anything is repaired
   * @param clock to tell what a killed writer left behind from what a live one is writing
   */
  public LakeDoctor(SparkSession spark, String lake, RunLedger ledger, Leases leases, Clock clock) {
    this.spark = spark;
    this.layout = new LakeLayout(lake);
    this.ledger = ledger;
    this.leases = leases;
    this.clock = clock;
  }

  @Override
  public Diagnosis examine(Examination wanted) {
    if (wanted.isRepairing()) {
      for (Holder holder : leases.live()) {
        throw CoreErrors.leaseHeld("Job " + holder.key(), holder.toString());
      }
    }
    DeltaLog.clearCache(); // what was read before is no evidence
    Configuration configuration = spark.sessionState().newHadoopConf();
    DamagedFiles damaged = new DamagedFiles(configuration, layout.root(), wanted.isRepairing());
    ExaminedManifests manifests = manifests(configuration, wanted);
    List<Finding> findings = new ArrayList<>();
    if (wanted.isWhole()) {
      findings.addAll(manifests.findings());
    }
    ExaminedModels models = new ExaminedModels(configuration, layout.root());
    List<Finding> ofModels = models.findings();
    LakeFacts facts = new LakeFacts(manifests.manifests(), models.cards(), List.of());
    try {
      Map<TableName, Long> tables = tables(wanted, facts, damaged, findings);
      findings.addAll(new LostVersions(layout, tables, damaged).examine(manifests.manifests()));
      ledger(wanted, damaged, findings);
      if (wanted.isWhole()) {
        findings.addAll(ofModels);
        findings.addAll(new ExaminedLeases(configuration, layout.root(), damaged).findings());
      }
      return new Diagnosis(tables.size(), manifests.manifests().size(), findings);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("examine", layout.root(), e);
    }
  }

  /** Manifests are repaired only if the whole lake is. */
  private ExaminedManifests manifests(Configuration configuration, Examination wanted) {
    boolean isRepairing = wanted.isRepairing() && wanted.isWhole();
    return new ExaminedManifests(
        configuration, layout.root(), new DamagedFiles(configuration, layout.root(), isRepairing));
  }

  /** Examines the tables but the ledger; gives the newest version of each. */
  private Map<TableName, Long> tables(
      Examination wanted, LakeFacts facts, DamagedFiles damaged, List<Finding> findings)
      throws IOException {
    LetGoFiles letGo = new LetGoFiles(configuration(), layout.root());
    ReferredVersions referred = new ReferredVersions(facts, letGo);
    Reruns reruns = new Reruns(facts.manifests(), referred::of);
    List<TableName> there = new LakeFolders(layout, configuration()).tables();
    TreeSet<TableName> all = new TreeSet<>(there);
    all.addAll(reruns.tables());
    for (TableName table : wanted.tables()) {
      if (!all.contains(table)) {
        throw CoreErrors.tableNotFound(table.toString());
      }
    }
    Map<TableName, Long> newest = new TreeMap<>();
    for (TableName table : all) {
      if (wanted.includes(table) && !isLedger(table)) {
        if (there.contains(table)) {
          findings.addAll(
              new TableExaminer(spark, table, layout.table(table), reruns, damaged)
                  .examine(wanted.isDeep(), clock));
        }
        newest.put(table, newest(table));
      }
    }
    return newest;
  }

  private static boolean isLedger(TableName table) {
    return LEDGER.stream().anyMatch(rows -> LedgerExaminer.table(rows).equals(table));
  }

  private long newest(TableName table) throws IOException {
    FileSystem files = new Path(layout.root()).getFileSystem(configuration());
    return new LogFolder(files, layout.table(table)).newest();
  }

  /** The ledger repeats the manifests, so it comes last and can always be repaired. */
  private void ledger(Examination wanted, DamagedFiles damaged, List<Finding> findings)
      throws IOException {
    List<RunManifest> manifests = looking().manifests();
    List<Finding> all = new ArrayList<>();
    for (LedgerRows rows : LEDGER) {
      LedgerExaminer examiner = new LedgerExaminer(spark, layout, rows, damaged);
      if (wanted.includes(examiner.table())) {
        all.addAll(examiner.examine(manifests, wanted.isDeep(), clock));
      }
    }
    if (all.stream().map(Finding::state).anyMatch(state -> state == Finding.State.REPAIRED)) {
      ledger.rebuild();
    }
    findings.addAll(all);
  }

  /** The manifests that can be read, without moving any. */
  private ExaminedManifests looking() {
    DamagedFiles untouched = new DamagedFiles(configuration(), layout.root(), false);
    return new ExaminedManifests(configuration(), layout.root(), untouched);
  }

  private Configuration configuration() {
    return spark.sessionState().newHadoopConf();
  }
}

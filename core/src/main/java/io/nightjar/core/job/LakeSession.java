package io.nightjar.core.job;

import io.nightjar.core.config.Environment;
import io.nightjar.core.doctor.Doctor;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.ledger.DeltaStateTable;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.internal.files.LakeStorage;
import io.nightjar.core.internal.spark.Safeguards;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.internal.spark.SparkSessions;
import io.nightjar.core.lease.Leases;
import io.nightjar.core.model.Models;
import io.nightjar.core.run.RunLedger;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.table.StateTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import io.nightjar.core.time.Nights;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/** A Spark session on one lake, and everything that works in it. Close it when done. */
public final class LakeSession implements AutoCloseable {
  private final Lake lake;
  private final Queries queries;
  private final Clock clock;
  private final boolean isOwner;

  private LakeSession(Lake lake, Clock clock, boolean isOwner) {
    this.lake = lake;
    this.queries = new SparkQueries(lake.spark());
    this.clock = clock;
    this.isOwner = isOwner;
  }

  /** Starts Spark; fails with exit code 10 if a setting is not allowed. */
  public static LakeSession open(Environment environment) {
    SparkSession spark = SparkSessions.open(environment);
    Safeguards.requireAll(spark);
    LakeStorage.check(environment.lake(), spark.sessionState().newHadoopConf(), settings(spark));
    return new LakeSession(new Lake(spark, environment), environment.clock(), true);
  }

  private static Map<String, String> settings(SparkSession spark) {
    Map<String, String> settings = new HashMap<>();
    for (Tuple2<String, String> setting : spark.sparkContext().getConf().getAll()) {
      settings.put(setting._1(), setting._2());
    }
    return settings;
  }

  /**
   * Works in a session that somebody else started and will stop; fails with exit code 10 if it does
   * without a safeguard.
   */
  public static LakeSession on(SparkSession spark, Environment environment, Clock clock) {
    Safeguards.requireAll(spark);
    return new LakeSession(new Lake(spark, environment), clock, false);
  }

  /** The tables, for reading; only a run can write. */
  public Tables tables() {
    return lake.tables();
  }

  /** The id that a table keeps for life: another one means that it was made anew. */
  String tableId(TableName table) {
    return healing(table.toString(), () -> lake.tables().id(table));
  }

  /** Runs the SQL of pipelines. */
  public Queries queries() {
    return queries;
  }

  /** Runs questions typed by people: read only as well, but rows may come in any order. */
  public Queries adHocQueries() {
    return SparkQueries.adHoc(lake.spark());
  }

  /** The models. */
  public Models models() {
    return lake.models();
  }

  /** The run manifests. */
  public RunManifests manifests() {
    return lake.manifests();
  }

  /** The tables {@code ops.runs}, {@code ops.check_results} and {@code ops.releases}. */
  public RunLedger ledger() {
    return lake.ledger();
  }

  /** Enters every run of those nights in the ledger that is not in it yet. */
  public void record(String pipeline, Nights nights) {
    List<RunManifest> runs = manifests().of(pipeline, nights);
    healing(
        "ops.runs",
        () -> {
          ledger().record(runs);
          return runs;
        });
  }

  /**
   * A table of the layer {@code ops} that keeps the state of something outside of runs.
   *
   * @param name without the layer
   * @param columns of the table
   */
  public StateTable state(String name, StructType columns) {
    return new DeltaStateTable(lake.spark(), lake.environment().lake(), name, columns);
  }

  /** Where the table lies, as Delta names it in SQL: delta.`place`. */
  public String place(TableName table) {
    return new LakeLayout(lake.environment().lake()).table(table).toString();
  }

  /** Runs jobs. */
  public JobRunner runner() {
    return new JobRunner(lake, queries, clock);
  }

  /** Finds damage. */
  public Doctor doctor() {
    return lake.doctor();
  }

  /** Who works on what. */
  public Leases leases() {
    return lake.leases();
  }

  /**
   * Does something that reads, and once more if it failed for a damaged checkpoint that could be
   * moved aside; so it may begin twice. What fails all the same is said for people.
   *
   * @param what what is read, such as {@code silver.flights}
   */
  public <T> T healing(String what, Supplier<T> work) {
    return lake.healer().healing(what, work);
  }

  /** The session itself. */
  public SparkSession spark() {
    return lake.spark();
  }

  @Override
  public void close() {
    if (isOwner) {
      lake.spark().stop();
      DeltaTables.forgetLogs();
    }
  }
}

package io.nightjar.core.stale;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the dates of aggregates that rows have changed which were not there, or not known, when the
 * date was computed. The manifests say with whose knowledge that was, the tables which rows came
 * later.
 */
public final class StaleDates {
  private final SparkSession spark;
  private final Tables tables;
  private final RunManifests manifests;

  /** Nothing is read yet. */
  public StaleDates(SparkSession spark, Tables tables, RunManifests manifests) {
    this.spark = spark;
    this.tables = tables;
    this.manifests = manifests;
  }

  /** Of all aggregates of the pipeline, by table and date. */
  public List<StaleDate> find(Plan plan) {
    List<StaleDate> stale = new ArrayList<>();
    for (TableSpec table : plan.pipeline().tables()) {
      if (table.policy().isByDate()) {
        stale.addAll(find(plan, table));
      }
    }
    return stale.stream()
        .sorted(Comparator.comparing(StaleDate::table).thenComparing(StaleDate::date))
        .toList();
  }

  /** The jobs that compute a date of an aggregate anew, in order. */
  public static List<PlannedJob> jobs(Plan plan, TableName table) {
    return plan.tableJobs().stream()
        .filter(job -> job.subjects().equals(List.of(table.toString())))
        .toList();
  }

  private List<StaleDate> find(Plan plan, TableSpec table) {
    Map<LocalDate, LocalDate> computed = computed(plan, table);
    Map<LocalDate, StaleDate> stale = new TreeMap<>();
    for (TableName read : SqlGuard.tables(table.sql())) {
      Optional<PinnedTable> pin = tables.findLatest(read);
      if (computed.isEmpty() || pin.isEmpty() || isSnapshot(plan.pipeline(), read)) {
        continue;
      }
      LateRows late =
          new LateRows(
              table.policy().byEventDate().orElseThrow(),
              plan.pipeline().keys().getOrDefault(read, List.of()),
              plan.pipeline().clock());
      late.in(spark, tables.read(pin.get()), computed)
          .forEach(each -> stale.merge(each.date(), each.of(table.name()), StaleDates::sum));
    }
    return List.copyOf(stale.values());
  }

  /** Each date that was computed, with the night whose knowledge it has. */
  private Map<LocalDate, LocalDate> computed(Plan plan, TableSpec table) {
    String pipeline = plan.pipeline().name();
    PlannedJob maker = jobs(plan, table.name()).get(0);
    Map<LocalDate, RunManifest> newest = new TreeMap<>();
    manifests.nights(pipeline).stream()
        .flatMap(nights -> manifests.of(pipeline, nights).stream())
        .filter(run -> run.job().equals(maker.name()) && run.outcome() instanceof Succeeded)
        .sorted(Comparator.comparing(RunManifest::runId))
        .forEach(run -> run.nights().dates().forEach(date -> newest.put(date, run)));
    Map<LocalDate, LocalDate> computed = new TreeMap<>();
    newest.forEach(
        (date, run) ->
            computed.put(
                date, PlannedJob.knownBy(run.config()).filter(date::isBefore).orElse(date)));
    return computed;
  }

  private static boolean isSnapshot(Pipeline pipeline, TableName table) {
    return pipeline.sources().stream()
        .anyMatch(
            source ->
                source.table().equals(table) && source.delivery() == Source.Delivery.SNAPSHOT);
  }

  private static StaleDate sum(StaleDate one, StaleDate other) {
    LocalDate since = one.since().isBefore(other.since()) ? one.since() : other.since();
    return new StaleDate(one.table(), one.date(), since, one.lateRows() + other.lateRows());
  }
}

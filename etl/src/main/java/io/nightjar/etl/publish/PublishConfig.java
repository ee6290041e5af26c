package io.nightjar.etl.publish;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.NightClock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What publish needs to know.
 *
 * @param tables the tables whose stages were accepted
 * @param divided those of them whose audit has moved rows to quarantine
 * @param byKey those of them that are changed key by key
 * @param dated those of them that are aggregates by date
 * @param undivided those of them whose files are not divided by night
 * @param clock the pipeline's clock
 * @param knownBy the night whose knowledge aggregates by date use; empty for that of their date
 */
public record PublishConfig(
    List<TableName> tables,
    Set<TableName> divided,
    Map<TableName, TableSpec> byKey,
    Set<TableName> dated,
    Set<TableName> undivided,
    NightClock clock,
    Optional<LocalDate> knownBy) {
  /** Copies the collections. */
  public PublishConfig {
    tables = List.copyOf(tables);
    divided = Set.copyOf(divided);
    byKey = Map.copyOf(byKey);
    dated = Set.copyOf(dated);
    undivided = Set.copyOf(undivided);
  }

  /** The subjects of the planned job. */
  public static PublishConfig of(Pipeline pipeline, PlannedJob job) {
    List<TableName> tables =
        job.subjects().stream().map(TableName::parse).map(TableName::published).toList();
    Map<TableName, TableSpec> byKey = new LinkedHashMap<>();
    pipeline.tables().stream()
        .filter(table -> table.policy().isByKey() && tables.contains(table.name()))
        .forEach(table -> byKey.put(table.name(), table));
    return new PublishConfig(
        tables,
        tables.stream()
            .filter(table -> job.inputs().containsKey(table.accepted()))
            .collect(Collectors.toSet()),
        byKey,
        those(pipeline, TablePolicy::isByDate),
        those(pipeline, policy -> !policy.isDivided()),
        pipeline.clock(),
        job.knownBy());
  }

  private static Set<TableName> those(Pipeline pipeline, Predicate<TablePolicy> wanted) {
    return pipeline.tables().stream()
        .filter(table -> wanted.test(table.policy()))
        .map(TableSpec::name)
        .collect(Collectors.toSet());
  }

  /** Where the accepted rows of a table wait. */
  TableName stage(TableName table) {
    return divided.contains(table) ? table.accepted() : table.staged();
  }

  /** The table, if it is changed key by key. */
  Optional<TableSpec> findByKey(TableName table) {
    return Optional.ofNullable(byKey.get(table));
  }
}

package io.nightjar.etl.refine;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.NightClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What refine needs to know.
 *
 * @param tables what to compute, in file order
 * @param sources how the rows of each bronze table are delivered
 * @param keys the key of every refined table of the pipeline, empty if it has none
 * @param clock the pipeline's clock
 * @param knownBy the night whose knowledge aggregates by date use; empty for that of their date
 */
public record RefineConfig(
    List<TableSpec> tables,
    Map<TableName, Source.Delivery> sources,
    Map<TableName, List<String>> keys,
    NightClock clock,
    Optional<LocalDate> knownBy) {
  /** Copies the collections. */
  public RefineConfig {
    tables = List.copyOf(tables);
    sources = Map.copyOf(sources);
    keys = Map.copyOf(keys);
  }

  /** The tables among the subjects of the planned job. */
  public static RefineConfig of(Pipeline pipeline, PlannedJob job) {
    List<TableSpec> tables =
        pipeline.tables().stream()
            .filter(table -> job.subjects().contains(table.name().toString()))
            .toList();
    Map<TableName, Source.Delivery> sources =
        pipeline.sources().stream().collect(Collectors.toMap(Source::table, Source::delivery));
    return new RefineConfig(tables, sources, pipeline.keys(), pipeline.clock(), job.knownBy());
  }
}

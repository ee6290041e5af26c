package io.nightjar.etl.features;

import io.nightjar.core.pipeline.feature.Aggregate;
import io.nightjar.core.pipeline.feature.AggregateFunction;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.features.transform.JoinToEntities;
import io.nightjar.etl.features.transform.Measure;
import io.nightjar.etl.features.transform.WindowAggregates;
import io.nightjar.etl.features.transform.WindowBounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Computes the features of a {@link WindowEntry} for all nights of a run. */
final class DeclaredWindow implements DeclaredForm {
  private final WindowEntry entry;
  private final NightClock clock;
  private final Nights nights;
  private final DeclaredRows rows;

  DeclaredWindow(WindowEntry entry, NightClock clock, Nights nights, DeclaredRows rows) {
    this.entry = entry;
    this.clock = clock;
    this.nights = nights;
    this.rows = rows;
  }

  @Override
  public Dataset<Row> joined(Dataset<Row> entities, Dataset<Row> table, String prefix) {
    Dataset<Row> ready = rows.of(entry, table);
    return joined(entities, table, ready, measures(ready.schema(), prefix));
  }

  @Override
  public Dataset<Row> withheld(Dataset<Row> entities, Dataset<Row> table, String prefix) {
    Aggregate all = new Aggregate("rows", AggregateFunction.COUNT, Optional.empty());
    WindowEntry counted =
        new WindowEntry(
            entry.declared(),
            entry.table(),
            entry.by(),
            entry.over(),
            List.of(all),
            entry.where(),
            entry.time());
    return new DeclaredWindow(counted, clock, nights, rows).joined(entities, table, prefix);
  }

  @Override
  public Map<String, String> withheldByFeature() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Aggregate aggregate : entry.aggregates()) {
      for (CalendarSpan window : entry.over()) {
        Aggregate all = new Aggregate("rows", AggregateFunction.COUNT, Optional.empty());
        columns.put(WindowEntry.name(aggregate, window), WindowEntry.name(all, window));
      }
    }
    return columns;
  }

  private Dataset<Row> joined(
      Dataset<Row> entities, Dataset<Row> table, Dataset<Row> ready, List<Measure> measures) {
    WindowBounds bounds =
        WindowBounds.of(
            clock,
            nights.dates(),
            entry.over(),
            entry.time().kind(),
            DeclaredRows.isOfDates(entry, table));
    Set<String> counts = new HashSet<>();
    measures.stream()
        .filter(measure -> measure.function().isCount())
        .forEach(measure -> counts.addAll(measure.names()));
    JoinToEntities join = new JoinToEntities(List.copyOf(entry.by().keySet()), counts);
    Dataset<Row> result = entities;
    for (Dataset<Row> found :
        new WindowAggregates(entry.by().size(), bounds, measures).apply(ready)) {
      result = join.apply(result, found);
    }
    return result;
  }

  private List<Measure> measures(StructType schema, String prefix) {
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < entry.aggregates().size(); i++) {
      Aggregate aggregate = entry.aggregates().get(i);
      String argument = DeclaredRows.argument(i);
      List<String> names =
          entry.over().stream().map(span -> prefix + WindowEntry.name(aggregate, span)).toList();
      measures.add(
          new Measure(aggregate.function(), argument, schema.apply(argument).dataType(), names));
    }
    return measures;
  }
}

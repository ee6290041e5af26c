package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.pipeline.feature.Aggregate;
import io.nightjar.core.pipeline.feature.ExpressionEntry;
import io.nightjar.core.pipeline.feature.FeatureEntry;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.features.transform.JoinToEntities;
import io.nightjar.etl.features.transform.LatestRows;
import io.nightjar.etl.features.transform.Measure;
import io.nightjar.etl.features.transform.Names;
import io.nightjar.etl.features.transform.WindowAggregates;
import io.nightjar.etl.features.transform.WindowBounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Adds the declared features to the entities of all nights at once. One night is a range of one, so
 * that both give the same values.
 */
final class DeclaredFeatures {
  private static final String LATEST = "_value";

  private final BuildFeaturesConfig config;
  private final FeatureTables tables;
  private final Nights nights;
  private final DeclaredRows rows;

  DeclaredFeatures(
      BuildFeaturesConfig config, Queries queries, FeatureTables tables, Nights nights) {
    this.config = config;
    this.tables = tables;
    this.nights = nights;
    this.rows = new DeclaredRows(queries);
  }

  /** The same entities, each with its {@code _night}, and one column per declared feature more. */
  Dataset<Row> apply(Dataset<Row> entities) {
    Dataset<Row> result = entities;
    for (FeatureEntry entry : config.features().columns()) {
      if (entry instanceof WindowEntry window) {
        result = window(result, window);
      } else if (entry instanceof LookupEntry lookup) {
        result = lookup(result, lookup);
      } else if (entry instanceof ExpressionEntry expression) {
        result = expression(result, expression);
      }
    }
    return result;
  }

  private Dataset<Row> window(Dataset<Row> entities, WindowEntry entry) {
    Dataset<Row> table = tables.seen(entry.table());
    Dataset<Row> ready = rows.of(entry, table);
    WindowBounds bounds =
        WindowBounds.of(
            config.clock(),
            nights.dates(),
            entry.over(),
            entry.time().kind(),
            DeclaredRows.isOfDates(entry, table));
    List<Measure> measures = measures(entry, ready.schema());
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

  private static List<Measure> measures(WindowEntry entry, StructType schema) {
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < entry.aggregates().size(); i++) {
      Aggregate aggregate = entry.aggregates().get(i);
      String argument = DeclaredRows.argument(i);
      List<String> names =
          entry.over().stream().map(span -> WindowEntry.name(aggregate, span)).toList();
      measures.add(
          new Measure(aggregate.function(), argument, schema.apply(argument).dataType(), names));
    }
    return measures;
  }

  private Dataset<Row> lookup(Dataset<Row> entities, LookupEntry entry) {
    JoinToEntities join = new JoinToEntities(List.copyOf(entry.by().keySet()), Set.of());
    LatestRows latest =
        new LatestRows(entry.by().size(), nights.dates().size(), tables.isReplaced(entry.table()));
    Dataset<Row> found =
        latest.apply(rows.of(entry, tables.seen(entry.table())), join.asked(entities));
    if (entry.notOlderThan().isPresent()) {
      found = found.withColumn(LATEST, when(isFresh(entry.notOlderThan().get()), col(LATEST)));
    }
    Dataset<Row> result = join.apply(entities, found);
    for (String name : entry.names()) {
      result = result.withColumn(name, col(LATEST).getField(name));
    }
    return result.drop(LATEST);
  }

  private Column isFresh(CalendarSpan age) {
    Column event = col(LATEST).getField(Names.MOMENT);
    return col(Names.NIGHT)
        .lt(WindowBounds.olderThan(config.clock(), nights.dates(), age).first(event));
  }

  private Dataset<Row> expression(Dataset<Row> entities, ExpressionEntry entry) {
    Dataset<Row> result = entities;
    for (Map.Entry<String, SqlText> each : entry.expressions().entrySet()) {
      result =
          rows.withExpression(config.features().table(), result, each.getKey(), each.getValue());
    }
    return result;
  }
}

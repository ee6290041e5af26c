package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.pipeline.feature.AggregateFunction;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.features.transform.JoinToEntities;
import io.nightjar.etl.features.transform.LatestRows;
import io.nightjar.etl.features.transform.Measure;
import io.nightjar.etl.features.transform.Names;
import io.nightjar.etl.features.transform.WindowAggregates;
import io.nightjar.etl.features.transform.WindowBounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Computes the features of a {@link LookupEntry} for all nights of a run. */
final class DeclaredLookup implements DeclaredForm {
  private static final String LATEST = "_value";
  private static final String ROWS = "rows";

  private final LookupEntry entry;
  private final NightClock clock;
  private final Nights nights;
  private final DeclaredRows rows;
  private final boolean isReplaced;

  /**
   * @param isReplaced whether rows of the table may be replaced while the nights go by
   */
  DeclaredLookup(
      LookupEntry entry, NightClock clock, Nights nights, DeclaredRows rows, boolean isReplaced) {
    this.entry = entry;
    this.clock = clock;
    this.nights = nights;
    this.rows = rows;
    this.isReplaced = isReplaced;
  }

  @Override
  public Dataset<Row> joined(Dataset<Row> entities, Dataset<Row> table, String prefix) {
    JoinToEntities join = join(Set.of());
    LatestRows latest = new LatestRows(entry.by().size(), nights.dates().size(), isReplaced);
    Dataset<Row> found = latest.apply(rows.of(entry, table), join.asked(entities));
    if (entry.notOlderThan().isPresent()) {
      found = found.withColumn(LATEST, when(isFresh(entry.notOlderThan().get()), col(LATEST)));
    }
    Dataset<Row> result = join.apply(entities, found);
    for (String name : entry.names()) {
      result = result.withColumn(prefix + name, col(LATEST).getField(name));
    }
    return result.drop(LATEST);
  }

  @Override
  public Dataset<Row> withheld(Dataset<Row> entities, Dataset<Row> table, String prefix) {
    Dataset<Row> ready =
        rows.of(entry, table)
            .withColumn(Names.MOMENT, col(LATEST).getField(Names.MOMENT))
            .withColumn(ROWS, lit(1));
    String name = prefix + ROWS;
    Measure count =
        new Measure(AggregateFunction.COUNT, ROWS, DataTypes.IntegerType, List.of(name));
    WindowBounds bounds = WindowBounds.sinceEver(clock, nights.dates(), entry.notOlderThan());
    Dataset<Row> found =
        new WindowAggregates(entry.by().size(), bounds, List.of(count)).apply(ready).get(0);
    return join(Set.of(name)).apply(entities, found);
  }

  @Override
  public Map<String, String> withheldByFeature() {
    Map<String, String> columns = new LinkedHashMap<>();
    entry.names().forEach(name -> columns.put(name, ROWS));
    return columns;
  }

  private JoinToEntities join(Set<String> counts) {
    return new JoinToEntities(List.copyOf(entry.by().keySet()), counts);
  }

  private Column isFresh(CalendarSpan age) {
    Column event = col(LATEST).getField(Names.MOMENT);
    return col(Names.NIGHT).lt(WindowBounds.olderThan(clock, nights.dates(), age).first(event));
  }
}

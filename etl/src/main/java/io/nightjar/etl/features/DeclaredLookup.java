package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.pipeline.feature.AggregateFunction;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.table.transform.CutAtNights;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.features.slots.SlotJoin;
import io.nightjar.etl.features.transform.JoinToEntities;
import io.nightjar.etl.features.transform.Measure;
import io.nightjar.etl.features.transform.Names;
import io.nightjar.etl.features.transform.PassingRows;
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
import org.apache.spark.sql.types.StructType;

/** Computes the features of a {@link LookupEntry} for all nights of a run. */
final class DeclaredLookup implements DeclaredForm {
  private static final String LATEST = Names.VALUE;
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
    Dataset<Row> found = latest(rows.of(entry, table), join.asked(entities));
    if (entry.notOlderThan().isPresent()) {
      found = found.withColumn(LATEST, when(isFresh(entry.notOlderThan().get()), col(LATEST)));
    }
    Dataset<Row> result = join.apply(entities, found);
    for (String name : entry.names()) {
      result = result.withColumn(prefix + name, col(LATEST).getField(name));
    }
    return result.drop(LATEST);
  }

  private Dataset<Row> latest(Dataset<Row> ready, Dataset<Row> asked) {
    requireSameTypes(ready.schema(), asked.schema());
    int bys = entry.by().size();
    Column isLasting = col(CutAtNights.UNTIL).equalTo(lit(nights.dates().size()));
    Dataset<Row> latest =
        new SlotJoin(Names.bys(bys), Names.NIGHT, LATEST).apply(ready.where(isLasting), asked);
    return isReplaced && !nights.isSingle()
        ? new PassingRows(bys).apply(latest, ready.where(not(isLasting)))
        : latest;
  }

  /** Entities meet by their bytes, which differ between types. */
  private void requireSameTypes(StructType table, StructType asked) {
    int i = 0;
    for (Map.Entry<String, String> by : entry.by().entrySet()) {
      String own = asked.apply(Names.by(i)).dataType().sql();
      String theirs = table.apply(Names.by(i++)).dataType().sql();
      if (!own.equals(theirs)) {
        throw EtlErrors.queryResultUnfit(
            entry.table().toString(),
            entry.place(),
            "compares %s, which is %s, with %s, which is %s; CAST one of them"
                .formatted(by.getKey(), own, by.getValue(), theirs));
      }
    }
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

package io.nightjar.validation.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Keys;
import io.nightjar.validation.measure.Metric.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;

/**
 * Computes metrics with as few queries as possible: one for all aggregates, one for all keys, one
 * for each other query and night.
 */
final class Pass {
  private static final String NIGHT = "_night";

  private final NightRows rows;
  private final SortedMap<LocalDate, Values> values = new TreeMap<>();

  Pass(NightRows rows) {
    this.rows = rows;
    rows.nights().forEach(night -> values.put(night, new Values()));
  }

  SortedMap<LocalDate, Values> of(Collection<Metric> metrics) {
    aggregates(kind(metrics, Aggregate.class));
    keys(kind(metrics, Keys.class));
    kind(metrics, Query.class).forEach(this::query);
    return values;
  }

  private static <M extends Metric> List<M> kind(Collection<Metric> metrics, Class<M> kind) {
    return metrics.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void aggregates(List<Aggregate> metrics) {
    if (metrics.isEmpty()) {
      return;
    }
    Column[] columns = new Column[metrics.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = metrics.get(i).column().as("m" + i);
    }
    List<LocalDate> empty = new ArrayList<>(rows.nights());
    if (rows.isSingle()) {
      put(rows.nights().get(0), metrics, all(rows.rows(), columns), 0);
    } else {
      for (Row row : byNight(rows.rows()).agg(columns[0], rest(columns)).collectAsList()) {
        empty.remove(row.getDate(0).toLocalDate());
        put(row.getDate(0).toLocalDate(), metrics, row, 1);
      }
      if (!empty.isEmpty()) {
        Row nothing = all(rows.rows().limit(0), columns);
        empty.forEach(night -> put(night, metrics, nothing, 0));
      }
    }
  }

  private static Row all(Dataset<Row> rows, Column... columns) {
    return rows.agg(columns[0], rest(columns)).first();
  }

  private static Column[] rest(Column... columns) {
    return Arrays.copyOfRange(columns, 1, columns.length);
  }

  private void put(LocalDate night, List<Aggregate> metrics, Row row, int from) {
    Values ofNight = values.get(night);
    for (int i = 0; ofNight != null && i < metrics.size(); i++) {
      ofNight.put(metrics.get(i), row.get(from + i));
    }
  }

  /** One action, in which every set of keys is a branch that reads only its own columns. */
  private void keys(List<Keys> metrics) {
    Dataset<Row> all = null;
    for (int i = 0; i < metrics.size(); i++) {
      Dataset<Row> one = counts(metrics.get(i)).withColumn("set", lit(i));
      all = all == null ? one : all.union(one);
    }
    for (Keys keys : metrics) {
      values.values().forEach(ofNight -> ofNight.put(keys, KeyCounts.NONE));
    }
    for (Row row : all == null ? List.<Row>of() : all.collectAsList()) {
      LocalDate night = rows.isSingle() ? rows.nights().get(0) : row.getDate(0).toLocalDate();
      if (values.containsKey(night) && !row.isNullAt(1)) {
        values
            .get(night)
            .put(
                metrics.get(row.getInt(4)),
                new KeyCounts(row.getLong(1), row.getLong(2), row.getLong(3)));
      }
    }
  }

  private Dataset<Row> counts(Keys keys) {
    List<Column> by = new ArrayList<>();
    by.add((rows.isSingle() ? lit(null).cast("date") : rows.nightOf().orElseThrow()).as(NIGHT));
    for (Column column : keys.columns()) {
      by.add(column.as("k" + by.size()));
    }
    List<Column> names = new ArrayList<>(List.of(col(NIGHT)));
    for (int i = 1; i < by.size(); i++) {
      names.add(col("k" + i));
    }
    Dataset<Row> groups =
        rows.rows()
            .where(keys.counted())
            .select(by.toArray(Column[]::new))
            .groupBy(names.toArray(Column[]::new))
            .agg(count(lit(1)).as("n"));
    return groups
        .groupBy(NIGHT)
        .agg(sum("n"), count(lit(1)), sum(when(col("n").equalTo(1), 1L).otherwise(0L)));
  }

  private RelationalGroupedDataset byNight(Dataset<Row> dataset) {
    return dataset.groupBy(rows.nightOf().orElseThrow().as(NIGHT));
  }

  private void query(Query query) {
    for (LocalDate night : rows.nights()) {
      Values ofNight = values.get(night);
      try {
        ofNight.put(query, query.of(rows.only(night).rows()).collectAsList());
      } catch (Exception e) { // analysis exceptions are checked but undeclared
        ofNight.fail(query, QueryFailure.of(e));
      }
    }
  }
}

package io.nightjar.validation.measure;

import io.nightjar.validation.measure.Metric.Aggregate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** All aggregates in one scan; of nights without rows, those of no rows. */
final class AggregateWork implements Work {
  private final NightRows rows;
  private final List<Aggregate> metrics;
  private final SortedMap<LocalDate, Values> values;
  private final Set<LocalDate> missing;
  private boolean isScanned;

  AggregateWork(NightRows rows, List<Aggregate> metrics, SortedMap<LocalDate, Values> values) {
    this.rows = rows;
    this.metrics = metrics;
    this.values = values;
    this.missing = new LinkedHashSet<>(metrics.isEmpty() ? List.of() : rows.nights());
  }

  @Override
  public Optional<Dataset<Row>> query() {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Column[] columns = new Column[metrics.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = metrics.get(i).column().as("m" + i);
    }
    Column[] rest = Arrays.copyOfRange(columns, 1, columns.length);
    if (isScanned) {
      return Optional.of(rows.rows().limit(0).agg(columns[0], rest));
    }
    return Optional.of(
        rows.isSingle()
            ? rows.rows().agg(columns[0], rest)
            : rows.rows().groupBy(rows.night()).agg(columns[0], rest));
  }

  @Override
  public void take(List<Row> found) {
    if (isScanned || rows.isSingle()) {
      missing.forEach(night -> put(night, found.get(0), 0));
      missing.clear();
    } else {
      for (Row row : found) {
        missing.remove(rows.night(row));
        put(rows.night(row), row, 1);
      }
    }
    isScanned = true;
  }

  private void put(LocalDate night, Row row, int from) {
    Values ofNight = values.get(night);
    for (int i = 0; ofNight != null && i < metrics.size(); i++) {
      ofNight.put(metrics.get(i), row.get(from + i));
    }
  }
}

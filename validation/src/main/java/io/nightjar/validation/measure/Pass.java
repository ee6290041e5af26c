package io.nightjar.validation.measure;

import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Keys;
import io.nightjar.validation.measure.Metric.Quantile;
import io.nightjar.validation.measure.Metric.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes metrics with as few actions as possible: one for all aggregates, keys and quantiles, one
 * more where keys must be compared again or quantiles be found among fewer values, and one for each
 * other query and night.
 */
final class Pass {
  private final NightRows rows;
  private final SortedMap<LocalDate, Values> values = new TreeMap<>();

  Pass(NightRows rows) {
    this.rows = rows;
    rows.nights().forEach(night -> values.put(night, new Values()));
  }

  SortedMap<LocalDate, Values> of(Collection<Metric> metrics) {
    List<Work> works = new ArrayList<>();
    works.add(new AggregateWork(rows, kind(metrics, Aggregate.class), values));
    kind(metrics, Keys.class).forEach(keys -> works.add(new KeyWork(rows, keys, values)));
    Map<Column, List<Quantile>> quantiles = new LinkedHashMap<>();
    for (Quantile quantile : kind(metrics, Quantile.class)) {
      quantiles.computeIfAbsent(quantile.value(), column -> new ArrayList<>()).add(quantile);
    }
    quantiles.values().forEach(ofColumn -> works.add(new QuantileWork(rows, ofColumn, values)));
    while (isAdvanced(works)) {
      // what one query brings decides about the next one
    }
    kind(metrics, Query.class).forEach(this::query);
    return values;
  }

  private static boolean isAdvanced(List<Work> works) {
    List<Work> open = new ArrayList<>();
    List<Dataset<Row>> queries = new ArrayList<>();
    for (Work work : works) {
      Optional<Dataset<Row>> query = work.query();
      if (query.isPresent()) {
        open.add(work);
        queries.add(query.get());
      }
    }
    if (open.isEmpty()) {
      return false;
    }
    List<List<Row>> found = OneAction.collect(queries);
    for (int i = 0; i < open.size(); i++) {
      open.get(i).take(found.get(i));
    }
    return true;
  }

  private static <M extends Metric> List<M> kind(Collection<Metric> metrics, Class<M> kind) {
    return metrics.stream().filter(kind::isInstance).map(kind::cast).toList();
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

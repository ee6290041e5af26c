package io.nightjar.validation.measure;

import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Metric.Keys;
import io.nightjar.validation.measure.Metric.Quantile;
import io.nightjar.validation.measure.Metric.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What was computed for one night. */
public final class Values {
  private final Map<Metric, Object> values = new HashMap<>();
  private final Map<Query, String> failures = new HashMap<>();

  /** The value; null if there were no rows to compute it from. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T of(Aggregate metric) {
    return (T) value(metric);
  }

  /** The same, of an aggregate that counts. */
  public long count(Aggregate metric) {
    return this.<Number>of(metric).longValue();
  }

  /** The quantile; null if there were no values. */
  public Number of(Quantile metric) {
    return (Number) value(metric);
  }

  /** The counts. */
  public KeyCounts of(Keys metric) {
    return (KeyCounts) value(metric);
  }

  /** The rows. */
  @SuppressWarnings("unchecked")
  public List<Row> of(Query metric) {
    return (List<Row>) value(metric);
  }

  /** Why the query could not be run, if it could not. */
  Optional<String> failure(Query metric) {
    return Optional.ofNullable(failures.get(metric));
  }

  void fail(Query metric, String why) {
    failures.put(metric, why);
  }

  void put(Metric metric, Object value) {
    values.put(metric, value);
  }

  private Object value(Metric metric) {
    if (!values.containsKey(metric)) {
      throw new IllegalStateException("a metric that was not asked for: " + metric);
    }
    return values.get(metric);
  }
}

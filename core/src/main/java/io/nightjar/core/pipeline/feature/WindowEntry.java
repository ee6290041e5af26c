package io.nightjar.core.pipeline.feature;

import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.CalendarSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Aggregates of the rows of a table that lie in windows before the as-of instant. Every aggregate
 * is taken over every window: {@code late_rate} over {@code 7 days} is {@code late_rate_7_days}.
 *
 * @param declared where
 * @param table whose rows are aggregated
 * @param by which column of the entity equals which column of the table; null equals nothing
 * @param over lengths of the windows
 * @param aggregates what is computed
 * @param where which rows count, by an expression over the table's columns; default all
 * @param time which time of a row must lie in the window
 */
public record WindowEntry(
    Declared declared,
    TableName table,
    Map<String, String> by,
    List<CalendarSpan> over,
    List<Aggregate> aggregates,
    Optional<SqlText> where,
    WindowTime time)
    implements FeatureEntry {
  /** Copies lists and map and keeps their order. */
  public WindowEntry {
    by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    over = List.copyOf(over);
    aggregates = List.copyOf(aggregates);
  }

  /** Name of the column of an aggregate over a window: {@code late_rate_7_days}. */
  public static String name(Aggregate aggregate, CalendarSpan window) {
    return aggregate.name() + "_" + window.toString().replace(' ', '_');
  }

  @Override
  public Optional<TableName> from() {
    return Optional.of(table);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    aggregates.forEach(each -> over.forEach(window -> names.add(name(each, window))));
    return names;
  }

  @Override
  public String place() {
    return declared.toString();
  }
}

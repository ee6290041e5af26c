package io.nightjar.core.pipeline.feature;

import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.CalendarSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of the latest row of another table: the one with the greatest event time among those that
 * had happened and were known at the as-of instant. The row is taken as it is, nulls included; an
 * entity without such a row gets nulls.
 *
 * @param declared where
 * @param table the table to look into
 * @param by which column of the entity equals which column of the table; null equals nothing
 * @param take columns of the table by the name they get
 * @param where which rows count, by an expression over the table's columns; default all
 * @param notOlderThan how far back from the as-of instant the event may lie, inclusive; a row
 *     without event time is older than anything
 */
public record LookupEntry(
    Declared declared,
    TableName table,
    Map<String, String> by,
    Map<String, String> take,
    Optional<SqlText> where,
    Optional<CalendarSpan> notOlderThan)
    implements FeatureEntry {
  /** Copies the maps and keeps their order. */
  public LookupEntry {
    by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    take = Collections.unmodifiableMap(new LinkedHashMap<>(take));
  }

  @Override
  public Optional<TableName> from() {
    return Optional.of(table);
  }

  @Override
  public List<String> names() {
    return List.copyOf(take.keySet());
  }

  @Override
  public String place() {
    return declared.toString();
  }
}

package io.nightjar.core.pipeline;

import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;

/**
 * The feature table.
 *
 * @param table such as {@code gold.flights_features}
 * @param population one row per entity of the night, with the key columns
 * @param key columns that identify an entity
 * @param columns queries that give the key and feature columns; joined to the population
 * @param suite expectations that stand between stage and publication
 */
public record FeatureSpec(
    TableName table,
    SqlText population,
    List<String> key,
    List<SqlText> columns,
    Optional<Suite> suite) {
  /** Copies the lists. */
  public FeatureSpec {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }
}

package io.nightjar.core.pipeline.feature;

import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A query of its own, run night by night.
 *
 * @param sql gives the key of the feature table and any number of features
 */
public record QueryEntry(SqlText sql) implements FeatureEntry {
  @Override
  public Optional<TableName> from() {
    return Optional.empty();
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public String place() {
    return sql.file();
  }
}

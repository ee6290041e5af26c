package io.nightjar.core.pipeline.feature;

import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns computed from earlier columns of the same row: the key, what the population selects, the
 * entries above, and the expressions above in the same entry.
 *
 * @param declared where
 * @param expressions by the name of the new column, in file order
 */
public record ExpressionEntry(Declared declared, Map<String, SqlText> expressions)
    implements FeatureEntry {
  /** Copies the map and keeps its order. */
  public ExpressionEntry {
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
  }

  @Override
  public Optional<TableName> from() {
    return Optional.empty();
  }

  @Override
  public List<String> names() {
    return List.copyOf(expressions.keySet());
  }

  @Override
  public String place() {
    return declared.toString();
  }
}

package io.nightjar.core.pipeline.feature;

import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;

/**
 * One entry under {@code features.columns}: where some columns of the feature table come from.
 * Whatever the form, it sees its tables as they looked at the as-of instant of the night.
 */
public sealed interface FeatureEntry permits ExpressionEntry, LookupEntry, QueryEntry, WindowEntry {
  /** The table that is named under {@code from}; empty for queries and expressions. */
  Optional<TableName> from();

  /** The columns it adds, in order; empty for a query, whose columns only its analysis tells. */
  List<String> names();

  /** What messages call it: a file, or file, line and key. */
  String place();
}

package io.nightjar.core.pipeline;

import io.nightjar.core.pipeline.feature.FeatureEntry;
import io.nightjar.core.pipeline.feature.QueryEntry;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The feature table.
 *
 * @param table such as {@code gold.flights_features}
 * @param population one row per entity of the night, with the key columns; declared features may
 *     use its other columns
 * @param key columns that identify an entity
 * @param columns where the features come from, in the order of the columns
 * @param suite expectations that stand between stage and publication
 * @param bootstrapEvery of several nights that are built as one piece every so many-th is, counted
 *     back from the last; 1 means all of them
 * @param leakReport for which runs it is told what rows not yet known would have changed
 */
public record FeatureSpec(
    TableName table,
    SqlText population,
    List<String> key,
    List<FeatureEntry> columns,
    Optional<Suite> suite,
    int bootstrapEvery,
    LeakReport leakReport) {
  /** For which runs it is told what rows not yet known would have changed. */
  public enum LeakReport {
    NEVER,
    /** For runs of several nights, where later nights are there to compare with. */
    RANGES,
    ALWAYS
  }

  /** Copies the lists. */
  public FeatureSpec {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** The entries that are queries, in order. */
  public List<SqlText> queries() {
    return columns.stream()
        .filter(QueryEntry.class::isInstance)
        .map(entry -> ((QueryEntry) entry).sql())
        .toList();
  }

  /** Whether there are features that are declared rather than queried. */
  public boolean hasDeclared() {
    return queries().size() < columns.size();
  }

  /** The nights that are built of those that are worked on. */
  public List<LocalDate> built(Nights nights) {
    return nights.dates().stream()
        .filter(date -> ChronoUnit.DAYS.between(date, nights.to()) % bootstrapEvery == 0)
        .toList();
  }
}

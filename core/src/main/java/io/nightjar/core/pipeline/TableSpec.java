package io.nightjar.core.pipeline;

import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A refined table.
 *
 * @param name such as {@code silver.flights}
 * @param sql what its rows are; sees the night's rows of the sources it names
 * @param key columns that identify a row
 * @param keepLatestBy of two rows with one key the one with the greater value stays
 * @param suite expectations that stand between stage and publication
 * @param sample which of its rows are kept, night by night
 * @param policy what becomes of its rows when newer ones come
 */
public record TableSpec(
    TableName name,
    SqlText sql,
    List<String> key,
    Optional<String> keepLatestBy,
    Optional<Suite> suite,
    Optional<SampleSpec> sample,
    TablePolicy policy) {
  /** Copies the list. */
  public TableSpec {
    key = List.copyOf(key);
  }

  /** Whether its change of a night waits in a stage before it is applied. */
  public boolean isStaged() {
    return suite.isPresent() || policy.isByKey() || policy.isByDate();
  }
}

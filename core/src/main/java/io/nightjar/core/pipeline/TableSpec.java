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
 */
public record TableSpec(
    TableName name,
    SqlText sql,
    List<String> key,
    Optional<String> keepLatestBy,
    Optional<Suite> suite,
    Optional<SampleSpec> sample) {
  /** Copies the list. */
  public TableSpec {
    key = List.copyOf(key);
  }
}

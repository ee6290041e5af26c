package io.nightjar.etl.refine.transform;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.transform.NewestPerKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Of several rows of one night with one key keeps the one with the greatest value of a column.
 * Nights never supersede each other here: every version stays, and a cut in time chooses.
 */
public final class KeepLatestPerKey {
  private final List<String> nightAndKey;
  private final String latestBy;

  /**
   * @param key columns that identify a row
   * @param latestBy the column whose greatest value stays; nulls lose
   */
  public KeepLatestPerKey(List<String> key, String latestBy) {
    this.nightAndKey = new ArrayList<>(List.of(Bookkeeping.LOGICAL_DATE));
    this.nightAndKey.addAll(key);
    this.latestBy = latestBy;
  }

  /** One row per night and key. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    return new NewestPerKey(nightAndKey, List.of(latestBy)).apply(rows);
  }
}

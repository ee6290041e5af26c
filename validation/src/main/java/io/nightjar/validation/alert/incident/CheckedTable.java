package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;

/**
 * What the newest validation of a table and night found.
 *
 * @param table the published table
 * @param night the logical date
 * @param results of its rules; rules that have neither failed lately nor an open incident may be
 *     left out
 */
public record CheckedTable(TableName table, LocalDate night, List<CheckResult> results) {
  /** Copies the list. */
  public CheckedTable {
    results = List.copyOf(results);
  }
}

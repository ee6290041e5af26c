package io.nightjar.core.doctor;

import io.nightjar.core.table.TableName;
import java.util.List;

/**
 * What the doctor is asked to do.
 *
 * @param tables the tables to look at; empty for the whole lake with manifests, ledger and models
 * @param isDeep whether every byte of every data file is read
 * @param isRepairing whether to take away what can be taken away
 */
public record Examination(List<TableName> tables, boolean isDeep, boolean isRepairing) {
  /** Copies the list. */
  public Examination {
    tables = List.copyOf(tables);
  }

  /** Whether that table is to be looked at. */
  public boolean includes(TableName table) {
    return tables.isEmpty() || tables.contains(table);
  }

  /** Whether everything of the lake is to be looked at. */
  public boolean isWhole() {
    return tables.isEmpty();
  }
}

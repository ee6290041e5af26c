package io.nightjar.cli.lake;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;

/** Reads {@code silver.flights} and {@code silver.flights@v12} off a command line. */
final class TableArgument {
  private TableArgument() {}

  static TableName name(String text) {
    try {
      return TableName.parse(text);
    } catch (IllegalArgumentException e) {
      throw CoreErrors.invalidArgument("TABLE: " + e.getMessage() + ".");
    }
  }

  /** The version that was named, else the newest. */
  static PinnedTable pin(String text, Tables tables) {
    if (!text.contains("@")) {
      TableName name = name(text);
      return tables.findLatest(name).orElseThrow(() -> CoreErrors.tableNotFound(name.toString()));
    }
    try {
      return PinnedTable.parse(text);
    } catch (IllegalArgumentException e) {
      throw CoreErrors.invalidArgument("TABLE looks like silver.flights@v12.");
    }
  }
}

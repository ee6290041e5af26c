package io.nightjar.core.pipeline.read.table;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.pipeline.TablePolicy.History;
import io.nightjar.core.pipeline.TablePolicy.Readers;
import io.nightjar.core.pipeline.read.value.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what becomes of the rows of a table when newer ones come. */
final class PolicyReader {
  private static final String CHANGES = "changes";
  private static final String READERS = "readers";
  private static final String BY_EVENT_DATE = "by-event-date";

  private PolicyReader() {}

  static TablePolicy read(Section table) {
    History history = history(table);
    Optional<Changes> changes = table.find(CHANGES).map(PolicyReader::changes);
    Optional<String> byEventDate = table.findText(BY_EVENT_DATE);
    checkHistory(table, history, changes.isPresent());
    if (byEventDate.isPresent()) {
      checkAggregate(table, history);
    }
    List<String> clusterBy = table.texts("cluster-by");
    return new TablePolicy(
        history,
        changes,
        clusterBy.isEmpty() ? table.texts("key") : clusterBy,
        !table.text("partition-by").equals("none"),
        readers(table, history),
        byEventDate);
  }

  private static Readers readers(Section table, History history) {
    Readers readers = Choice.of(table, READERS, Readers.ANY);
    if (readers == Readers.SPARK && history == History.KEEP) {
      table.problem(
          READERS, "matters only where single rows go; add history: scd2, or history: drop");
    }
    if (readers == Readers.SPARK && table.name().startsWith("gold.")) {
      table.problem(
          READERS, "cannot be spark for a gold table, which is there for everybody; take it out");
    }
    return readers;
  }

  private static void checkHistory(Section table, History history, boolean hasChanges) {
    if (history == History.KEEP && hasChanges) {
      table.problem(
          CHANGES, "says how rows follow each other; add history: scd2, or history: drop");
    }
    if (history != History.KEEP && !table.has("key")) {
      table.problem("history", "needs to know which rows are the same; add key");
    }
    if (hasChanges && table.has("keep-latest-by")) {
      table.problem(
          "keep-latest-by", "changes.sequence-by says which row is the latest; take it out");
    }
  }

  private static void checkAggregate(Section table, History history) {
    if (history != History.KEEP) {
      table.problem(
          BY_EVENT_DATE,
          "an aggregate is computed date by date, not changed key by key; take history out");
    }
    if (table.has("keep-latest-by")) {
      table.problem("keep-latest-by", "the rows of an aggregate are all new; take it out");
    }
  }

  private static History history(Section table) {
    return table
        .findText("history")
        .map(text -> text.toUpperCase(Locale.ROOT))
        .filter(name -> List.of("DROP", "SCD2").contains(name))
        .map(History::valueOf)
        .orElse(History.KEEP);
  }

  private static Changes changes(Section changes) {
    boolean hasOperation = changes.has("operation");
    boolean hasDeletes = changes.has("deletes");
    if (hasOperation && !hasDeletes) {
      changes.problem("operation", "needs deletes, the values that say that a row is gone");
    }
    if (hasDeletes && !hasOperation) {
      changes.problem("deletes", "needs operation, the column that has these values");
    }
    return new Changes(
        changes.texts("sequence-by"), changes.findText("operation"), changes.texts("deletes"));
  }
}

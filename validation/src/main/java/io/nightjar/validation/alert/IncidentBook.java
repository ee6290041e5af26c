package io.nightjar.validation.alert;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.StateTable;
import io.nightjar.core.table.StateTable.State;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.IncidentRows;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** The table {@code ops.incidents}: the newest incident of each table and rule. */
final class IncidentBook {
  private static final int ATTEMPTS = 20;

  private final StateTable table;

  IncidentBook(StateTable table) {
    this.table = table;
  }

  /** The open incidents of all pipelines. */
  List<Incident> open() {
    return incidents(table.read("status = 'open'"));
  }

  /** The incidents of a pipeline, over or not. */
  List<Incident> of(String pipeline) {
    return incidents(table.read(where(pipeline)));
  }

  /**
   * Changes the incidents of a pipeline; begins again if somebody else was faster.
   *
   * @param change safe to repeat
   */
  List<Incident> change(String pipeline, UnaryOperator<List<Incident>> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      State state = table.read(where(pipeline));
      List<Incident> before = incidents(state);
      List<Incident> after = change.apply(before);
      boolean isSame = new HashSet<>(before).equals(new HashSet<>(after));
      if (isSame
          || table.replace(
              state.revision(), where(pipeline), after.stream().map(IncidentRows::of).toList())) {
        return after;
      }
    }
    throw CoreErrors.heldByAnotherRun("ops.incidents", "pipeline " + pipeline, null);
  }

  private static List<Incident> incidents(State state) {
    return state.rows().stream().map(IncidentRows::read).toList();
  }

  /** The schema keeps names of pipelines to letters, digits and signs that end no literal. */
  private static String where(String pipeline) {
    return "pipeline = '" + pipeline + "'";
  }
}

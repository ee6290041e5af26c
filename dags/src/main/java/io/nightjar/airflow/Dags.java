package io.nightjar.airflow;

import java.util.List;
import java.util.Optional;

/** DAGs: what Airflow knows of them, and pausing. */
public final class Dags {
  private final Transport transport;
  private final Pages pages;

  Dags(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /** All DAGs whose files are there. */
  public List<Dag> list() {
    return pages.all(Call.get("list the DAGs", Call.path("dags")), "dags", Dag::read);
  }

  /** One DAG; empty until Airflow has parsed its file. */
  public Optional<Dag> find(String dagId) {
    return Absence.ofNotFound(() -> load(dagId));
  }

  /** One DAG that must be there. */
  public Dag load(String dagId) {
    return Dag.read(transport.send(read(dagId)));
  }

  /** Why files cannot be read, of all files. */
  public List<ImportError> importErrors() {
    Call call = Call.get("list the import errors", Call.path("importErrors"));
    return pages.all(call, "import_errors", ImportError::read);
  }

  /** Lets new runs stay queued; tasks that run go on. */
  public Dag pause(String dagId) {
    return setPaused("pause", dagId, true);
  }

  /** Lets queued runs start. A schedule without catch-up starts its newest missed run at once. */
  public Dag unpause(String dagId) {
    return setPaused("unpause", dagId, false);
  }

  static Call read(String dagId) {
    return Call.get("read DAG " + dagId, Call.path("dags", dagId));
  }

  private Dag setPaused(String verb, String dagId, boolean paused) {
    Call call =
        Call.patch(
            verb + " DAG " + dagId,
            Call.path("dags", dagId),
            Json.object().put("is_paused", paused));
    return Dag.read(transport.send(call));
  }
}

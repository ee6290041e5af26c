package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Runs of DAGs. */
public final class Runs {
  private final Transport transport;
  private final Pages pages;

  Runs(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /**
   * The run of this id, started by this call or an earlier one. If the id belongs to a run of
   * another date or configuration, or the date to another run, that is a {@code CONFLICT}. After
   * any failure the same call may be made again: no run is started twice.
   */
  public Run trigger(TriggerRequest request) {
    return new Trigger(transport, request).run();
  }

  /** A run, if it is there. */
  public Optional<Run> find(String dagId, String runId) {
    return Absence.ofNotFound(() -> load(dagId, runId));
  }

  /** A run that must be there. */
  public Run load(String dagId, String runId) {
    return Run.read(transport.send(read(dagId, runId)));
  }

  /** Runs of a DAG, newest first. */
  public List<Run> list(RunQuery query) {
    return pages.read(query.call(), "dag_runs", Run::read, query.most());
  }

  /**
   * Waits until the run has ended, well or not. Bears an Airflow that is away for a while and
   * tokens that run out; a run that is still not over at the deadline is a {@code DEADLINE} and
   * goes on in Airflow.
   */
  public Run watch(String dagId, String runId, WatchPlan plan, WatchListener listener) {
    Watch.Subject<Run> subject =
        new Watch.Subject<>(
            "run " + runId + " of DAG " + dagId,
            read(dagId, runId),
            Run::read,
            run -> run.state().text(),
            run -> run.state().isTerminal(),
            run -> run.state().equals(RunState.QUEUED));
    return new Watch<>(transport, subject, dagId, plan, listener).untilEnd();
  }

  /** The tasks that {@link #clear} would clear. */
  public List<TaskInstance> previewClear(String dagId, String runId, boolean onlyFailed) {
    return clearing(dagId, runId, onlyFailed).preview();
  }

  /**
   * Lets the tasks of a run, or the failed ones, run again. Nothing is sent if there are none.
   *
   * @return the tasks as they were before
   */
  public List<TaskInstance> clear(String dagId, String runId, boolean onlyFailed) {
    return clearing(dagId, runId, onlyFailed).clear();
  }

  /** The events of assets that started a run. */
  public List<AssetEvent> upstreamEvents(String dagId, String runId) {
    String path = Call.path("dags", dagId, "dagRuns", runId, "upstreamAssetEvents");
    Call call = Call.get("read what started run " + runId + " of DAG " + dagId, path);
    return transport.send(call).list("asset_events", AssetEvent::read);
  }

  static Call read(String dagId, String runId) {
    return Call.get(
        "read run " + runId + " of DAG " + dagId, Call.path("dags", dagId, "dagRuns", runId));
  }

  private Clearing clearing(String dagId, String runId, boolean onlyFailed) {
    ObjectNode body = Json.object().put("only_failed", onlyFailed);
    Call post =
        Call.post(
            "clear run " + runId + " of DAG " + dagId,
            Call.path("dags", dagId, "dagRuns", runId, "clear"),
            body);
    return new Clearing(transport, pages, post, Tasks.ofRun(dagId, runId));
  }
}

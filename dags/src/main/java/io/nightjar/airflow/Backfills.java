package io.nightjar.airflow;

import io.nightjar.airflow.AirflowException.Kind;
import java.util.List;
import java.util.Optional;

/** Backfills. Airflow allows one open backfill per DAG. */
public final class Backfills {
  private static final int LOOK_BACK = 100;

  private final Transport transport;
  private final Pages pages;

  Backfills(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /** The runs that {@link #create} would make. */
  public List<Backfill.Planned> preview(BackfillRequest request) {
    Call call =
        Call.post(
                "preview a backfill of DAG " + request.dagId(),
                Call.path("backfills", "dry_run"),
                request.body())
            .safe();
    return transport.send(call).list("backfills", Backfill.Planned::read);
  }

  /**
   * Starts a backfill that has something to do. It is sent once; if the answer is lost, it is
   * looked for among those of the DAG. A paused DAG is a {@code CONFLICT}, because all runs would
   * wait; an open backfill is one too.
   */
  public Backfill create(BackfillRequest request) {
    Call post =
        Call.post("backfill DAG " + request.dagId(), Call.path("backfills"), request.body());
    if (preview(request).isEmpty()) {
      throw AirflowErrors.nothingToRun(post, "check the range and which dates are to run again");
    }
    if (Dag.read(transport.send(Dags.read(request.dagId()))).isPaused()) {
      throw AirflowErrors.conflict(post, "would wait for a paused DAG", "unpause it first");
    }
    long newest = list(request.dagId(), 1).stream().mapToLong(Backfill::id).max().orElse(0);
    return new PostOnce(transport, post, "list the DAG's backfills before you start it again")
        .send(() -> Backfill.read(transport.once(post)), () -> since(newest, request));
  }

  /** Backfills of a DAG, newest first. */
  public List<Backfill> list(String dagId, int most) {
    Call call =
        Call.get("list the backfills of DAG " + dagId, Call.path("backfills"))
            .with("dag_id", dagId)
            .with("order_by", "-id");
    return pages.read(call, "backfills", Backfill::read, most);
  }

  /** A backfill that must be there. */
  public Backfill load(long id) {
    return Backfill.read(transport.send(read(id)));
  }

  /** Waits until the backfill is over. How its runs ended is asked of {@link Runs#list}. */
  public Backfill watch(long id, WatchPlan plan, WatchListener listener) {
    String dagId = load(id).dagId();
    Watch.Subject<Backfill> subject =
        new Watch.Subject<>(
            "backfill " + id + " of DAG " + dagId,
            read(id),
            Backfill::read,
            Backfill::state,
            Backfill::isCompleted,
            backfill -> true);
    return new Watch<>(transport, subject, dagId, plan, listener).untilEnd();
  }

  /** Lets no further run start. */
  public Backfill pause(long id) {
    return change(id, "pause");
  }

  /** Lets runs start again. */
  public Backfill unpause(long id) {
    return change(id, "unpause");
  }

  /** Ends it: runs that have not started fail, others go on. One that is over stays as it is. */
  public Backfill cancel(long id) {
    try {
      return change(id, "cancel");
    } catch (AirflowException e) {
      Optional<Backfill> over =
          e.kind() == Kind.CONFLICT ? Optional.of(load(id)) : Optional.empty();
      return over.filter(Backfill::isCompleted).orElseThrow(() -> e);
    }
  }

  private Backfill change(long id, String verb) {
    Call call = Call.put(verb + " backfill " + id, Call.path("backfills", id, verb));
    return Backfill.read(transport.send(call));
  }

  private static Call read(long id) {
    return Call.get("read backfill " + id, Call.path("backfills", id));
  }

  private Optional<Backfill> since(long newest, BackfillRequest wanted) {
    return list(wanted.dagId(), LOOK_BACK).stream()
        .filter(backfill -> backfill.id() > newest && wanted.isMetBy(backfill))
        .findFirst();
  }
}

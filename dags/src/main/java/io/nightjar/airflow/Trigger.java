package io.nightjar.airflow;

import io.nightjar.airflow.AirflowException.Kind;
import java.util.Optional;

/** Starts a run once. Whatever leaves that open, a conflict too, is settled by reading the run. */
final class Trigger {
  private static final String AGAIN =
      "trigger it again with the same run id, which never starts it twice";

  private final Transport transport;
  private final TriggerRequest request;
  private final Call post;

  Trigger(Transport transport, TriggerRequest request) {
    this.transport = transport;
    this.request = request;
    this.post =
        Call.post(
            "trigger run " + request.runId() + " of DAG " + request.dagId(),
            Call.path("dags", request.dagId(), "dagRuns"),
            request.body());
  }

  Run run() {
    transport.logInBefore(post);
    BackOff pauses = transport.retries().backOff();
    for (int left = transport.retries().most(); ; left--) {
      try {
        return posted();
      } catch (AirflowException e) {
        Optional<Run> run = settled(e);
        if (run.isPresent()) {
          return run.get();
        }
        if (left <= 0) {
          throw AirflowErrors.open(post, e, AGAIN);
        }
      }
      pauses.pause(post);
    }
  }

  private Run posted() {
    Run run = Run.read(transport.once(post));
    if (!run.runId().equals(request.runId())) {
      throw AirflowErrors.badAnswer(post, "with another run, " + run.runId());
    }
    return run;
  }

  /** The run, if it is there; nothing, if it may be asked for again. */
  private Optional<Run> settled(AirflowException failure) {
    if (failure.kind() != Kind.CONFLICT && !failure.kind().isPassing()) {
      throw failure;
    }
    Optional<Run> run = look(failure);
    if (run.isEmpty() && failure.kind() == Kind.CONFLICT) {
      throw AirflowErrors.conflict(post, "is refused although no such run is there", taken());
    }
    if (run.isPresent() && !request.isMetBy(run.get())) {
      String why = "finds that id used by a run of another date, interval or configuration";
      throw AirflowErrors.conflict(post, why, "choose another run id, or watch the one there");
    }
    return run;
  }

  private Optional<Run> look(AirflowException failure) {
    try {
      return Absence.ofNotFound(
          () -> Run.read(transport.send(Runs.read(request.dagId(), request.runId()))));
    } catch (AirflowException e) {
      failure.addSuppressed(e);
      throw AirflowErrors.open(post, failure, AGAIN);
    }
  }

  private String taken() {
    return request
        .logicalDate()
        .map(date -> "another run holds the logical date " + date + ": list the runs of that date")
        .orElse("list the runs of the DAG");
  }
}

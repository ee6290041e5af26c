package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.Run;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.error.NightjarException;
import java.util.List;

/** Makes every failure of talking to Airflow. */
final class DagsErrors {
  private DagsErrors() {}

  /** What the client says, with the exit code of its kind. */
  static NightjarException airflow(AirflowException failure) {
    return new NightjarException(code(failure.kind()), failure.getMessage() + ".", failure);
  }

  private static DagsErrorCode code(AirflowException.Kind kind) {
    return switch (kind) {
      case REFUSED, NOT_FOUND, CONFLICT, INVALID_REQUEST -> DagsErrorCode.AIRFLOW_REQUEST_REFUSED;
      case DEADLINE -> DagsErrorCode.AIRFLOW_RUN_NOT_OVER;
      case UNREACHABLE, SERVER_FAULT, BAD_ANSWER, INTERRUPTED ->
          DagsErrorCode.AIRFLOW_NOT_AVAILABLE;
    };
  }

  static NightjarException badAddress(String url, String why) {
    return new NightjarException(
        DagsErrorCode.AIRFLOW_REQUEST_REFUSED,
        "%s is no address of an Airflow: %s. Correct it in the environment file."
            .formatted(url, why));
  }

  static NightjarException unknownDag(String dagId, List<String> known) {
    String hint = Nearest.to(dagId, known).map(" (did you mean %s?)"::formatted).orElse("");
    return new NightjarException(
        DagsErrorCode.AIRFLOW_REQUEST_REFUSED,
        ("No pipeline of this project has a DAG %s%s. The DAGs of a pipeline are called"
                + " NAME_nightly, NAME_train, NAME_maintain and NAME_mail.")
            .formatted(dagId, hint));
  }

  static NightjarException noRun(String dagId, String which) {
    return new NightjarException(
        DagsErrorCode.AIRFLOW_RUN_NOT_FOUND,
        "Airflow has no run of %s for %s. Start one: ./nightjar dags trigger %s --date YYYY-MM-DD."
            .formatted(dagId, which, dagId));
  }

  static NightjarException noTask(Run run, String task, List<String> started) {
    return new NightjarException(
        DagsErrorCode.AIRFLOW_RUN_NOT_FOUND,
        "No task %s of run %s of %s has started. Those that have: %s."
            .formatted(task, run.runId(), run.dagId(), String.join(", ", started)));
  }

  static NightjarException nothingStarted(Run run) {
    return new NightjarException(
        DagsErrorCode.AIRFLOW_RUN_NOT_FOUND,
        ("No task of run %s of %s has started, so there is no log (the run is %s). Watch it:"
                + " ./nightjar dags watch %s --run %s.")
            .formatted(run.runId(), run.dagId(), run.state(), run.dagId(), run.runId()));
  }

  static NightjarException paused(String dagId) {
    return new NightjarException(
        DagsErrorCode.AIRFLOW_DAG_PAUSED,
        "DAG %s is paused, so its runs would wait for ever. Nothing was started; first: ./nightjar dags unpause %s."
            .formatted(dagId, dagId));
  }
}

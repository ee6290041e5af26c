package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunQuery;
import io.nightjar.airflow.RunState;
import java.util.Optional;

/** The run of a night in Airflow, whoever started it. */
final class NightRuns {
  /** More runs than that do not have one day as logical date. */
  private static final int MOST = 20;

  private final AirflowClient airflow;
  private final NightRequest night;

  NightRuns(AirflowClient airflow, NightRequest night) {
    this.airflow = airflow;
    this.night = night;
  }

  /**
   * The run that was asked for by its id; else, of a nightly DAG, the newest with a logical date of
   * that day, such as the one of the schedule.
   */
  Optional<Run> find() {
    Optional<Run> own = airflow.runs().find(night.dag().id(), night.runId());
    boolean isUsual = night.dag().isNightly() && night.part().isEmpty();
    return own.or(() -> isUsual ? ofThatDay() : Optional.empty());
  }

  private Optional<Run> ofThatDay() {
    RunQuery query = RunQuery.newest(night.dag().id(), MOST).between(night.start(), night.cut());
    return airflow.runs().list(query).stream()
        .filter(run -> run.logicalDate().filter(night::isMetBy).isPresent())
        .findFirst();
  }

  /** Starts it, once. */
  Run start() {
    return airflow.runs().trigger(night.trigger());
  }

  /**
   * Lets the failed tasks of a run that is over run again, or all if none has failed. Somebody else
   * may have done so meanwhile: tasks that run are left alone.
   */
  void startAgain(Run run) {
    boolean isFailed = run.state().equals(RunState.FAILED);
    if (isFailed && !airflow.runs().clear(run.dagId(), run.runId(), true).isEmpty()) {
      return;
    }
    if (airflow.runs().load(run.dagId(), run.runId()).state().isTerminal()) {
      airflow.runs().clear(run.dagId(), run.runId(), false);
    }
  }
}

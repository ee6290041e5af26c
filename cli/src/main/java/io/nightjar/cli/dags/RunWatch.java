package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;

/** Shows what runs do until they end. */
final class RunWatch {
  private final Terminal terminal;
  private final AirflowClient airflow;
  private final WatchPlan plan;

  RunWatch(Terminal terminal, AirflowAccess access, WatchPlan plan) {
    this.terminal = terminal;
    this.airflow = access.client();
    this.plan = plan;
  }

  /** The run as it has ended. */
  Run untilEnd(Run run) {
    TaskProgress progress = new TaskProgress(terminal, airflow, run);
    return airflow.runs().watch(run.dagId(), run.runId(), plan, progress);
  }

  /**
   * Reports how the run has ended, and waits for that if it shall.
   *
   * @return 0 or the exit code of what failed; 0 as well for a run that goes on unwatched
   */
  int report(Run run, boolean isWaiting) {
    if (run.state().isTerminal()) {
      return reportEnded(run);
    }
    return isWaiting ? reportEnded(untilEnd(run)) : 0;
  }

  /** Reports a run that is over. Returns 0 or the exit code of what failed. */
  int reportEnded(Run run) {
    return new RunReport(terminal, airflow, run).print();
  }
}

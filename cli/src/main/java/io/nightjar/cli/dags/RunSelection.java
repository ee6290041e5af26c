package io.nightjar.cli.dags;

import io.nightjar.airflow.Run;
import io.nightjar.core.error.CoreErrors;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names one run of a DAG: by its night, or by its id in Airflow. */
final class RunSelection {
  @Parameters(paramLabel = "DAG", description = "such as flights_nightly")
  private String dagId;

  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "the night of the run")
  private String date;

  @Option(names = "--run", paramLabel = "ID", description = "the id of the run in Airflow")
  private String runId;

  /** The run; fails with exit code 10 if there is none. */
  Run find(AirflowAccess access) {
    if ((date == null) == (runId == null)) {
      throw CoreErrors.invalidArgument("Give --date D, or --run ID.");
    }
    PipelineDag dag = PipelineDag.parse(dagId, access.project());
    if (runId != null) {
      return access
          .client()
          .runs()
          .find(dag.id(), runId)
          .orElseThrow(() -> DagsErrors.noRun(dag.id(), "the id " + runId));
    }
    NightRequest night = dag.night(night(date), access.project());
    return new NightRuns(access.client(), night)
        .find()
        .orElseThrow(() -> DagsErrors.noRun(dag.id(), "night " + date));
  }

  /** A calendar date as given; fails with exit code 10 if it is none. */
  static LocalDate night(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw CoreErrors.invalidArgument("--date must be a calendar date like 2013-03-15.");
    }
  }
}

package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.Run;
import io.nightjar.cli.Terminal;
import java.util.Optional;

/** A night that Airflow runs: started if it is not there yet. */
final class AirflowNight {
  private final Terminal terminal;
  private final AirflowClient airflow;
  private final NightRequest night;

  AirflowNight(Terminal terminal, AirflowAccess access, NightRequest night) {
    this.terminal = terminal;
    this.airflow = access.client();
    this.night = night;
  }

  /**
   * The run of the night: the one that is there, or a new one.
   *
   * @param isAgain whether one that is over shall run again
   */
  Run ensure(boolean isAgain) {
    NightRuns runs = new NightRuns(airflow, night);
    Optional<Run> there = runs.find();
    if (there.isEmpty()) {
      Run started = runs.start();
      say("Started run %s of %s".formatted(started.runId(), started.dagId()));
      sayIfPaused(started);
      return started;
    }
    Run run = there.get();
    if (isAgain && run.state().isTerminal()) {
      runs.startAgain(run);
      say("Run %s of %s starts again".formatted(run.runId(), run.dagId()));
      sayIfPaused(run);
      return airflow.runs().load(run.dagId(), run.runId());
    }
    say("Run %s of %s is there already: %s".formatted(run.runId(), run.dagId(), run.state()));
    return run;
  }

  private void sayIfPaused(Run run) {
    if (airflow.dags().load(run.dagId()).isPaused()) {
      say(
          "DAG %1$s is paused, so nothing starts: ./nightjar dags unpause %1$s"
              .formatted(run.dagId()));
    }
  }

  private void say(String line) {
    terminal.err().println(line);
  }
}

package io.nightjar.cli.dags;

import io.nightjar.airflow.Run;
import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar dags trigger}: a night in Airflow, once. */
@Command(
    name = "trigger",
    description = {
      "Has Airflow run a DAG for a night. The id of the run is made of the night, so that it is"
          + " started once, however often and from wherever it is asked for.",
      "With --watch, exits with 0 if the run ends well, else with the code of the job that failed."
    },
    mixinStandardHelpOptions = true)
public final class TriggerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private AirflowOptions options;
  @Mixin private WatchOptions watch;

  @Parameters(paramLabel = "DAG", description = "such as flights_nightly")
  private String dagId;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "the night (logical date)")
  private String date;

  @Option(names = "--watch", description = "show its tasks until it ends")
  private boolean isWatched;

  @Option(
      names = "--again",
      description = "if it is over, let its failed tasks run again, or all if none has failed")
  private boolean isAgain;

  /** Creates the command. */
  public TriggerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LocalDate night = RunSelection.night(date);
    WatchPlan plan = watch.plan();
    return AirflowAccess.ask(
        options.projectOptions(),
        access -> {
          PipelineDag dag = PipelineDag.parse(dagId, access.project());
          NightRequest request = dag.night(night, access.project());
          Run run = new AirflowNight(terminal, access, request).ensure(isAgain);
          return new RunWatch(terminal, access, plan).report(run, isWatched);
        });
  }
}

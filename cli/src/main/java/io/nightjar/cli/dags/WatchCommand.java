package io.nightjar.cli.dags;

import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar dags watch}: a run in Airflow until it ends. */
@Command(
    name = "watch",
    description = {
      "Shows the tasks of a run until it ends, whoever started it.",
      "Exits with 0 if it ends well, else with the code of the job that failed."
    },
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private AirflowOptions options;
  @Mixin private RunSelection selection;
  @Mixin private WatchOptions watch;

  /** Creates the command. */
  public WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    WatchPlan plan = watch.plan();
    return AirflowAccess.ask(
        options.projectOptions(),
        access -> new RunWatch(terminal, access, plan).report(selection.find(access), true));
  }
}

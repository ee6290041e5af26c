package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nightjar dags}: the pipelines of the project in Airflow. */
@Command(
    name = "dags",
    description = {
      "Brings the pipelines to Airflow; lists, starts and watches what Airflow runs of this"
          + " project.",
      "The Airflow is that of the environment (airflow: in its file), or in environment local the"
          + " one that ./nightjar airflow up started."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class DagsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private DagsCommand() {}

  /** The command with all that belong to it. */
  public static CommandLine build(Terminal terminal) {
    return new CommandLine(new DagsCommand())
        .addSubcommand(new DagsListCommand(terminal))
        .addSubcommand(new SyncCommand(terminal))
        .addSubcommand(new TriggerCommand(terminal))
        .addSubcommand(new WatchCommand(terminal))
        .addSubcommand(new LogsCommand(terminal))
        .addSubcommand(new AnnounceCommand(terminal))
        .addSubcommand(new PauseCommand(terminal))
        .addSubcommand(new UnpauseCommand(terminal));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

package io.nightjar.cli.airflow;

import io.nightjar.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nightjar airflow}: an Airflow on this machine. */
@Command(
    name = "airflow",
    description = "Installs, starts, shows and stops an Airflow on this machine alone.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class AirflowCommand implements Runnable {
  @Spec private CommandSpec spec;

  private AirflowCommand() {}

  /** The command with its subcommands. */
  public static CommandLine build(Terminal terminal) {
    return new CommandLine(new AirflowCommand())
        .addSubcommand(new InstallCommand(terminal))
        .addSubcommand(new UpCommand(terminal))
        .addSubcommand(new DownCommand(terminal))
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new LogsCommand(terminal));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

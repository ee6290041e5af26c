package io.nightjar.cli.alerts;

import io.nightjar.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nightjar alerts}: open incidents, and the mails about them. */
@Command(
    name = "alerts",
    description = {
      "Lists open incidents, sends the mails that wait, and tries out whether mails arrive.",
      "A run announces what it has found by itself."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class AlertsCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The command with those below it. */
  public static CommandLine build(Terminal terminal) {
    return new CommandLine(new AlertsCommand())
        .addSubcommand(new AlertsListCommand(terminal))
        .addSubcommand(new AlertsSendCommand(terminal))
        .addSubcommand(new AlertsTestCommand(terminal));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

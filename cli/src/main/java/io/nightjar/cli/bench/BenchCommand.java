package io.nightjar.cli.bench;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.asof.BenchAsofCommand;
import io.nightjar.cli.bench.checks.BenchChecksCommand;
import io.nightjar.cli.bench.night.BenchNightCommand;
import io.nightjar.cli.bench.safeguards.BenchSafeguardsCommand;
import io.nightjar.cli.bench.upsert.BenchUpsertCommand;
import io.nightjar.cli.bench.year.BenchYearCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nightjar bench}: what can be measured. */
@Command(
    name = "bench",
    description = "Measures Nightjar on this machine, on generated data.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  private BenchCommand() {}

  /** The command with its subcommands. */
  public static CommandLine build(Terminal terminal) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchNightCommand(terminal))
        .addSubcommand(new BenchSafeguardsCommand(terminal))
        .addSubcommand(new BenchUpsertCommand(terminal))
        .addSubcommand(new BenchYearCommand(terminal))
        .addSubcommand(new BenchAsofCommand(terminal))
        .addSubcommand(new BenchChecksCommand(terminal))
        .addSubcommand(new BenchWorkerCommand(terminal));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

package io.nightjar.cli;

import io.nightjar.cli.airflow.AirflowCommand;
import io.nightjar.cli.alerts.AlertsCommand;
import io.nightjar.cli.bench.BenchCommand;
import io.nightjar.cli.checks.DocsCommand;
import io.nightjar.cli.checks.ProfileCommand;
import io.nightjar.cli.dags.DagsCommand;
import io.nightjar.cli.demo.DemoCommand;
import io.nightjar.cli.lake.DigestCommand;
import io.nightjar.cli.lake.DoctorCommand;
import io.nightjar.cli.lake.HistoryCommand;
import io.nightjar.cli.lake.LedgerCommand;
import io.nightjar.cli.lake.MaintainCommand;
import io.nightjar.cli.lake.QuarantineCommand;
import io.nightjar.cli.lake.QuarantineListCommand;
import io.nightjar.cli.lake.QuarantineShowCommand;
import io.nightjar.cli.lake.SqlCommand;
import io.nightjar.cli.lake.VerifyCommand;
import io.nightjar.cli.night.BackfillCommand;
import io.nightjar.cli.night.BootstrapCommand;
import io.nightjar.cli.night.PublishCommand;
import io.nightjar.cli.night.QuarantineReplayCommand;
import io.nightjar.cli.night.RunCommand;
import io.nightjar.cli.night.StaleCommand;
import io.nightjar.cli.project.CheckCommand;
import io.nightjar.cli.project.ExplainCommand;
import io.nightjar.cli.project.PlanCommand;
import io.nightjar.cli.validate.ValidateCommand;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Puts the commands together and turns every failure into one line and an exit code. */
public final class CommandLines {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);
  private static final int INVALID_ARGUMENT = 10;

  private CommandLines() {}

  /** Runs one command line; never throws for a failure, never exits. Returns the exit code. */
  public static int execute(Terminal terminal, String... args) {
    return build(terminal).execute(args);
  }

  static CommandLine build(Terminal terminal) {
    CommandLine line = commands(terminal);
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((problem, args) -> refuse(terminal, problem));
    line.setExecutionExceptionHandler((problem, command, result) -> fail(terminal, problem));
    return line;
  }

  private static CommandLine commands(Terminal terminal) {
    CommandLine line = new CommandLine(new Nightjar());
    line.addSubcommand(new CheckCommand(terminal));
    line.addSubcommand(new ExplainCommand(terminal));
    line.addSubcommand(new PlanCommand(terminal));
    line.addSubcommand(new RunCommand(terminal));
    line.addSubcommand(new PublishCommand(terminal));
    line.addSubcommand(new BackfillCommand(terminal));
    line.addSubcommand(new BootstrapCommand(terminal));
    line.addSubcommand(new StaleCommand(terminal));
    line.addSubcommand(new SqlCommand(terminal));
    line.addSubcommand(new ValidateCommand(terminal));
    line.addSubcommand(new HistoryCommand(terminal));
    line.addSubcommand(new DocsCommand(terminal));
    line.addSubcommand(new ProfileCommand(terminal));
    line.addSubcommand(new DigestCommand(terminal));
    line.addSubcommand(new VerifyCommand(terminal));
    line.addSubcommand(new LedgerCommand(terminal));
    line.addSubcommand(new DoctorCommand(terminal));
    line.addSubcommand(new MaintainCommand(terminal));
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand("quarantine", quarantine(terminal));
    line.addSubcommand("alerts", AlertsCommand.build(terminal));
    line.addSubcommand("dags", DagsCommand.build(terminal));
    line.addSubcommand("airflow", AirflowCommand.build(terminal));
    line.addSubcommand("bench", BenchCommand.build(terminal));
    line.addSubcommand(new CompletionCommand(terminal));
    return line;
  }

  private static CommandLine quarantine(Terminal terminal) {
    return new CommandLine(new QuarantineCommand())
        .addSubcommand(new QuarantineListCommand(terminal))
        .addSubcommand(new QuarantineShowCommand(terminal))
        .addSubcommand(new QuarantineReplayCommand(terminal));
  }

  private static int refuse(Terminal terminal, ParameterException problem) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("nightjar: " + problem.getMessage() + " See " + command + " --help.");
    return INVALID_ARGUMENT;
  }

  private static int fail(Terminal terminal, Exception problem) {
    NightjarException known =
        problem instanceof NightjarException exception ? exception : CoreErrors.unexpected(problem);
    LOG.debug("command failed", problem);
    known.getMessage().lines().forEach(text -> terminal.err().println("nightjar: " + text));
    return known.type().exitCode();
  }

  /** The root command. */
  @Command(
      name = "nightjar",
      description = "Nightly batch machine learning on a lakehouse you can replay.",
      mixinStandardHelpOptions = true,
      versionProvider = CodeVersionProvider.class,
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Also: nightjar spark-submit …   a working spark-submit on this machine",
        "",
        "Exit codes: 0 done · 1 defect · 10 wrong request or configuration · 20 data refused",
        "            30 held by another run · 40 storage or network, retry · 50 integrity, page"
      })
  static final class Nightjar implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}

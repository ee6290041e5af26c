package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The main of every job jar: one planned job per process. Prints the path of the run manifest to
 * standard output and, if the job did not succeed, one line that says why to standard error.
 */
public final class JobMain {
  private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);

  private JobMain() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(JobModule module, String[] args) {
    main(commandLine(module), args);
  }

  /** The same for a command line that is no job, such as what comes after a night. */
  public static void main(CommandLine line, String[] args) {
    int exitCode = ErrorType.INTERNAL.exitCode();
    try {
      exitCode = line.execute(args);
    } catch (Error e) {
      LOG.error("the job could not go on", e);
    }
    ProcessExit.with(exitCode);
  }

  /** The command line of a jar; {@code execute} never throws an exception and never exits. */
  static CommandLine commandLine(JobModule module) {
    CommandLine line = new CommandLine(new JobCommand(module));
    line.setCommandName("nightjar-" + module.name());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec().usageMessage().footer(JobCommand.footer(module));
    return withOneLineFailures(line);
  }

  /** Turns every failure of a command line into one line and an exit code. */
  public static CommandLine withOneLineFailures(CommandLine line) {
    line.setParameterExceptionHandler((problem, args) -> refuse(problem));
    line.setExecutionExceptionHandler((problem, command, result) -> fail(command, problem));
    return line;
  }

  private static int refuse(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    command
        .getErr()
        .println("%s: %s See --help.".formatted(command.getCommandName(), problem.getMessage()));
    return ErrorType.USER.exitCode();
  }

  private static int fail(CommandLine command, Exception problem) {
    NightjarException known =
        problem instanceof NightjarException exception ? exception : CoreErrors.unexpected(problem);
    LOG.debug("the command failed", problem);
    print(command.getErr(), command.getCommandName(), known.getMessage());
    return known.type().exitCode();
  }

  static void print(PrintWriter writer, String name, String message) {
    message.lines().forEach(line -> writer.println(name + ": " + line));
    writer.flush();
  }
}

package io.nightjar.cli.lake;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nightjar quarantine}: rows that did not fit, and how they come back. */
@Command(
    name = "quarantine",
    description = "Lists, shows and brings back the rows of files that did not fit their contract.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

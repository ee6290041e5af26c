package io.nightjar.core.job;

import picocli.CommandLine;

/**
 * The main of maintenance in every job jar: the tables of one pipeline, in a process of its own.
 */
public final class MaintainMain {
  private MaintainMain() {}

  /** What {@code spark-submit --class} starts; ends the process with its exit code. */
  public static void main(String[] args) {
    JobMain.main(commandLine(), args);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new PipelineMaintenance());
    line.setCommandName("nightjar-maintain");
    return JobMain.withOneLineFailures(line);
  }
}

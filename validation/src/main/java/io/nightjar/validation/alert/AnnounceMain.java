package io.nightjar.validation.alert;

import io.nightjar.core.job.JobMain;
import picocli.CommandLine;

/** Announces a night in a process of its own, for schedulers: the last task, whatever happened. */
public final class AnnounceMain {
  private AnnounceMain() {}

  /** What {@code spark-submit --class} starts; ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new AnnounceCommand());
    line.setCommandName("nightjar-announce");
    JobMain.main(JobMain.withOneLineFailures(line), args);
  }
}

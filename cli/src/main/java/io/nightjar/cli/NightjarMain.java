package io.nightjar.cli;

import io.nightjar.core.job.ProcessExit;

/** Entry point of {@code ./nightjar}. */
public final class NightjarMain {
  private NightjarMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    ProcessExit.with(CommandLines.execute(Terminal.ofProcess(), args));
  }
}

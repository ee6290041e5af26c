package io.nightjar.core.job;

/**
 * The only place that ends the process. Needed: a barrier job of LightGBM leaves a thread that
 * would keep the JVM alive for ever.
 */
public final class ProcessExit {
  private ProcessExit() {}

  /** Ends the JVM with this exit code. */
  public static void with(int exitCode) {
    System.exit(exitCode);
  }
}

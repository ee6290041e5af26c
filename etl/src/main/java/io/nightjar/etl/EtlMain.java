package io.nightjar.etl;

import io.nightjar.core.job.JobMain;

/** Runs one etl job in a process of its own. */
public final class EtlMain {
  private EtlMain() {}

  /** What {@code spark-submit} starts. */
  public static void main(String[] args) {
    JobMain.main(new EtlJobs(), args);
  }
}

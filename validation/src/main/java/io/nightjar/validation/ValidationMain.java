package io.nightjar.validation;

import io.nightjar.core.job.JobMain;

/** Runs one validation job in a process of its own. */
public final class ValidationMain {
  private ValidationMain() {}

  /** What {@code spark-submit} starts. */
  public static void main(String[] args) {
    JobMain.main(new ValidationJobs(), args);
  }
}

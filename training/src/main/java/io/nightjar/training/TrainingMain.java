package io.nightjar.training;

import io.nightjar.core.job.JobMain;

/** Runs one training job in a process of its own. */
public final class TrainingMain {
  private TrainingMain() {}

  /** What {@code spark-submit} starts. */
  public static void main(String[] args) {
    JobMain.main(new TrainingJobs(), args);
  }
}

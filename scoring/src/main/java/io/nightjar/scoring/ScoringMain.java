package io.nightjar.scoring;

import io.nightjar.core.job.JobMain;

/** Runs one scoring job in a process of its own. */
public final class ScoringMain {
  private ScoringMain() {}

  /** What {@code spark-submit} starts. */
  public static void main(String[] args) {
    JobMain.main(new ScoringJobs(), args);
  }
}

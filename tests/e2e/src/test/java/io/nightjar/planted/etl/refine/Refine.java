package io.nightjar.planted.etl.refine;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;

/** Planted: a job, neither final nor named so. */
class Refine implements Job<Refine.Settings, JobResult> {
  record Settings() {}

  @Override
  public JobResult run(Settings config, JobContext context) {
    throw new UnsupportedOperationException();
  }
}

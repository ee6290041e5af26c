package io.nightjar.core.job;

import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.time.Nights;

/**
 * One request to run one planned job.
 *
 * @param plan the plan it belongs to
 * @param job which of its jobs
 * @param nights the logical dates
 * @param isAgain whether to run even if an earlier run has done all of it, so that its tables are
 *     written anew
 */
public record RunRequest(Plan plan, PlannedJob job, Nights nights, boolean isAgain) {
  /** The usual request: what is done already is not done again. */
  public RunRequest(Plan plan, PlannedJob job, Nights nights) {
    this(plan, job, nights, false);
  }
}

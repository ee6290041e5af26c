package io.nightjar.cli.dags;

import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.Nights;

/**
 * What a backfill shall do.
 *
 * @param plan of the pipeline
 * @param nights from the oldest on
 * @param knowledge with whose knowledge
 * @param isPublishing whether to publish the nights, once all are staged
 * @param isAgain whether Airflow shall run again what is staged, as something may have changed
 */
public record BackfillRequest(
    Plan plan, Nights nights, Knowledge knowledge, boolean isPublishing, boolean isAgain) {

  /** Whether anything of a night waits for its publication: features or predictions. */
  public boolean isAnythingWaiting() {
    return new BackfillJobs(plan).lastStaging().isPresent();
  }

  /** Whether publication follows a staging that ended with this code. */
  public boolean isPublishedAfter(int exitCode) {
    return isPublishing && exitCode == 0 && isAnythingWaiting();
  }
}

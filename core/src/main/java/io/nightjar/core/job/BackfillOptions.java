package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.BackfillStep;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.Nights;
import picocli.CommandLine.Option;

/** The options by which a job works for a backfill, or with the knowledge of today. */
final class BackfillOptions {
  @Option(
      names = "--backfill",
      paramLabel = "STEP",
      description =
          "the job's part in a step of a backfill; stage: features and predictions wait in their"
              + " stages; publish: they become what readers see, if nothing has changed since")
  private BackfillStep step;

  @Option(
      names = "--as-of",
      paramLabel = "KNOWLEDGE",
      description =
          "original: with what was known then (default); now: with all that is known today about"
              + " what had happened by then")
  private Knowledge knowledge = Knowledge.ORIGINAL;

  /** The job, or its part in the step; fails with exit code 10 if it has none. */
  PlannedJob part(Plan plan, PlannedJob planned, Nights nights) {
    if (step == null) {
      return planned;
    }
    if (!nights.isSingle()) {
      throw CoreErrors.invalidArgument("--backfill goes with one night: --date D.");
    }
    return new BackfillJobs(plan)
        .find(planned, step)
        .orElseThrow(
            () ->
                CoreErrors.invalidArgument(
                    "Job %s has no part in step %s of a backfill. Leave it out."
                        .formatted(planned.name(), step.text())));
  }

  /** Fails with exit code 10 if it publishes something else than what was staged. */
  void check(LakeSession session, Plan plan, Nights nights) {
    if (step == BackfillStep.PUBLISH) {
      new StagedNight(session, plan, nights.to(), knowledge).requirePublishable();
    }
  }

  /** The job with the knowledge that is asked for. */
  PlannedJob informed(LakeSession session, Plan plan, PlannedJob job, Nights nights) {
    return knowledge == Knowledge.ORIGINAL
        ? job
        : new LoadedNights(session.manifests(), plan).informed(job, nights);
  }
}

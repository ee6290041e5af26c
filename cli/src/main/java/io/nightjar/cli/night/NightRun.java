package io.nightjar.cli.night;

import io.nightjar.cli.night.NightOptions.Extent;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.job.RunRequest;
import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.plan.TrainingCalendar;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the jobs of a plan for one night, or a range as one piece, in one Spark session. */
public final class NightRun {
  private static final String TRAIN = "train";
  private static final String SCORE = "score";
  private static final String VALIDATE = "validate";

  private final LakeSession session;
  private final Plan plan;
  private final Progress progress;

  /** Nothing runs yet. */
  public NightRun(LakeSession session, Plan plan, Progress progress) {
    this.session = session;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs the jobs in order until one does not succeed, then enters all runs of the night in the
   * ledger, those of a killed process too. A failure is in the summary, not thrown; every job has
   * left its manifest.
   */
  public NightSummary run(Nights nights, NightOptions options) {
    progress.nightStarted(nights);
    List<RunManifest> manifests = new ArrayList<>();
    for (PlannedJob job : jobs(options)) {
      Optional<String> skip = reasonToSkip(job, nights, options);
      if (skip.isPresent()) {
        progress.jobSkipped(job.name(), skip.get());
        continue;
      }
      PlannedJob informed = informed(job, nights, options);
      RunManifest manifest = runJob(new RunRequest(plan, informed, nights, options.isAgain()));
      manifests.add(manifest);
      if (manifest.outcome().exitCode() != 0) {
        break;
      }
    }
    NightSummary summary = new NightSummary(nights, manifests);
    try {
      session.record(plan.pipeline().name(), nights);
    } catch (NightjarException e) { // what stopped the night says more
      if (summary.exitCode() == 0) {
        throw e;
      }
    }
    return summary;
  }

  /** Computes a date of an aggregate anew, by these jobs, with the knowledge of a later night. */
  NightSummary repair(List<PlannedJob> jobs, LocalDate date, LocalDate knownBy) {
    Nights nights = Nights.of(date);
    progress.nightStarted(nights);
    List<RunManifest> manifests = new ArrayList<>();
    for (PlannedJob job : jobs) {
      PlannedJob informed = date.isBefore(knownBy) ? job.knowing(knownBy) : job;
      RunManifest manifest = runJob(new RunRequest(plan, informed, nights));
      manifests.add(manifest);
      if (manifest.outcome().exitCode() != 0) {
        break;
      }
    }
    session.record(plan.pipeline().name(), nights);
    return new NightSummary(nights, manifests);
  }

  /**
   * What looks back on other nights can do so with their knowledge, or with that of a later one.
   */
  private PlannedJob informed(PlannedJob job, Nights nights, NightOptions options) {
    if (job.job().equals(VALIDATE)) {
      return options.override().map(job::overriding).orElse(job);
    }
    boolean isBackfill = options.step().isPresent(); // says whose knowledge it was in any case
    return options
        .knownBy()
        .filter(night -> plan.looksBack(job) && (isBackfill || nights.from().isBefore(night)))
        .map(job::knowing)
        .orElse(job);
  }

  private List<PlannedJob> jobs(NightOptions options) {
    if (options.onlyJob().isPresent()) {
      return List.of(plan.job(options.onlyJob().get()));
    }
    if (options.step().isPresent()) {
      return new BackfillJobs(plan).all(options.step().get());
    }
    return options.extent() == Extent.TABLES ? plan.tableJobs() : plan.jobs();
  }

  private RunManifest runJob(RunRequest request) {
    progress.jobStarted(request.job().name());
    RunManifest manifest = session.runner().run(Modules.named(request.job().module()), request);
    progress.jobFinished(manifest);
    return manifest;
  }

  private Optional<String> reasonToSkip(PlannedJob job, Nights nights, NightOptions options) {
    if (job.job().equals(SCORE) && options.extent() != Extent.PREDICTIONS) {
      return Optional.of("history is loaded, not predicted");
    }
    if (!job.job().equals(TRAIN)) {
      return Optional.empty();
    }
    return switch (options.training()) {
      case ALWAYS -> Optional.empty();
      case NEVER -> Optional.of("not asked for (--train)");
      case WHEN_DUE ->
          TrainingCalendar.isDue(plan.pipeline(), nights.to())
              ? Optional.empty()
              : Optional.of("not due (--train trains anyway)");
    };
  }
}

package io.nightjar.core.job;

import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The nights of a pipeline whose tables are loaded, by the manifests that were there at first. */
public final class LoadedNights {
  private final RunManifests manifests;
  private final Plan plan;
  private final List<Nights> known;

  /** Looks which nights there are. */
  public LoadedNights(RunManifests manifests, Plan plan) {
    this.manifests = manifests;
    this.plan = plan;
    this.known = manifests.nights(plan.pipeline().name());
  }

  /** The newest of them: it has the knowledge of today. */
  public Optional<LocalDate> newest() {
    return known.stream().filter(this::isLoaded).map(Nights::to).max(Comparator.naturalOrder());
  }

  /** The job with the knowledge of today, if it looks back; of its own nights if none is newer. */
  public PlannedJob informed(PlannedJob job, Nights nights) {
    LocalDate newest = newest().filter(night -> night.isAfter(nights.to())).orElse(nights.to());
    return plan.looksBack(job) ? job.knowing(newest) : job;
  }

  /** Whether this one is loaded, alone or in a range. */
  public boolean contains(LocalDate night) {
    return known.stream().filter(nights -> nights.contains(night)).anyMatch(this::isLoaded);
  }

  /** Whether any before this one is loaded. */
  public boolean hasAnyBefore(LocalDate night) {
    return known.stream().filter(nights -> nights.to().isBefore(night)).anyMatch(this::isLoaded);
  }

  private boolean isLoaded(Nights nights) {
    List<PlannedJob> jobs = plan.tableJobs();
    return !jobs.isEmpty()
        && manifests
            .findSucceeded(plan.pipeline().name(), jobs.get(jobs.size() - 1).name(), nights)
            .isPresent();
  }
}

package io.nightjar.cli.night;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.job.LoadedNights;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nights before a night, by their manifests. Features look back on them, so a night is only
 * what it should be if their tables are there: in whatever order nights are run, the rows are the
 * same.
 */
final class EarlierNights {
  private static final int LOOK_BACK = 31;

  private final RunManifests manifests;
  private final Plan plan;
  private final LoadedNights loaded;

  EarlierNights(RunManifests manifests, Plan plan) {
    this.manifests = manifests;
    this.plan = plan;
    this.loaded = new LoadedNights(manifests, plan);
  }

  /**
   * The nights between the newest loaded one and this one, in order, at most a month of them; none
   * if nothing before this night is loaded, because then this night is where history begins.
   */
  List<LocalDate> notLoadedBefore(LocalDate night) {
    List<LocalDate> gap = new ArrayList<>();
    LocalDate before = night.minusDays(1);
    while (gap.size() < LOOK_BACK && !loaded.contains(before)) {
      gap.add(0, before);
      before = before.minusDays(1);
    }
    return loaded.contains(before) || loaded.hasAnyBefore(before) ? gap : List.of();
  }

  /** The newest night whose tables are loaded; what is known today. */
  Optional<LocalDate> newestLoaded() {
    return loaded.newest();
  }

  /** Whether somebody has to act on a night first: its newest run was rejected or failed. */
  boolean isStopped(LocalDate night) {
    return manifests.of(plan.pipeline().name(), Nights.of(night)).stream()
        .filter(run -> run.outcome().exitCode() != ErrorType.HELD.exitCode())
        .reduce((earlier, later) -> later)
        .filter(EarlierNights::isStopped)
        .isPresent();
  }

  private static boolean isStopped(RunManifest run) {
    if (run.outcome() instanceof Failed failed) {
      return !ErrorType.valueOf(failed.type()).isRetryable();
    }
    return run.outcome() instanceof Rejected;
  }
}

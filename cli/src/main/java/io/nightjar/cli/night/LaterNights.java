package io.nightjar.cli.night;

import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nights after the one just run whose features were computed without what it has published. */
final class LaterNights {
  private final RunManifests manifests;
  private final Plan plan;

  LaterNights(RunManifests manifests, Plan plan) {
    this.manifests = manifests;
    this.plan = plan;
  }

  /** From the first to the last of them; they stay as they are until they are run again. */
  Optional<Nights> stale(NightSummary summary) {
    Optional<PlannedJob> features = plan.featureJob();
    if (features.isEmpty()) {
      return Optional.empty();
    }
    Map<TableName, Long> published = published(summary, features.get());
    if (published.isEmpty()) {
      return Optional.empty();
    }
    LocalDate night = summary.nights().to();
    List<Nights> stale =
        manifests.nights(plan.pipeline().name()).stream()
            .filter(later -> later.to().isAfter(night))
            .filter(later -> isBehind(later, features.get(), published))
            .toList();
    return stale.stream()
        .map(Nights::to)
        .max(Comparator.naturalOrder())
        .map(last -> new Nights(first(stale, night), last));
  }

  private static LocalDate first(List<Nights> stale, LocalDate night) {
    LocalDate first = stale.stream().map(Nights::from).min(Comparator.naturalOrder()).orElseThrow();
    return first.isAfter(night) ? first : night.plusDays(1);
  }

  private static Map<TableName, Long> published(NightSummary summary, PlannedJob features) {
    Map<TableName, Long> versions = new HashMap<>();
    summary.manifests().stream()
        .flatMap(manifest -> manifest.outputs().stream())
        .filter(TableCommit::isNew)
        .map(TableCommit::table)
        .filter(table -> features.inputs().containsKey(table.name()))
        .forEach(table -> versions.put(table.name(), table.version()));
    return versions;
  }

  private boolean isBehind(Nights later, PlannedJob features, Map<TableName, Long> published) {
    return newest(features.name(), later)
        .flatMap(run -> isOnlyPublication(run) ? staging(later) : Optional.of(run))
        .map(RunManifest::inputs)
        .filter(pins -> pins.stream().anyMatch(pin -> isOlder(pin, published)))
        .isPresent();
  }

  private Optional<RunManifest> newest(String job, Nights nights) {
    return manifests.findSucceeded(plan.pipeline().name(), job, nights);
  }

  /** A backfill may have computed the features in one run, and published them in another. */
  private static boolean isOnlyPublication(RunManifest run) {
    return run.inputs().stream().allMatch(pin -> pin.name().isStage());
  }

  private Optional<RunManifest> staging(Nights nights) {
    return newest(BackfillJobs.STAGE_FEATURES, nights);
  }

  private static boolean isOlder(PinnedTable pin, Map<TableName, Long> published) {
    return published.getOrDefault(pin.name(), -1L) > pin.version();
  }
}

package io.nightjar.core.job;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.model.Models;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for a run that has done all of it already, so that there is nothing left to do. */
final class EarlierRuns {
  private final RunManifests manifests;
  private final Models models;

  EarlierRuns(RunManifests manifests, Models models) {
    this.manifests = manifests;
    this.models = models;
  }

  /** The newest succeeded run if it had this fingerprint and all it left is still there. */
  Optional<RunManifest> find(RunRequest request, String fingerprint, DeltaTables tables) {
    String pipeline = request.plan().pipeline().name();
    return manifests
        .findSucceeded(pipeline, request.job().name(), request.nights())
        .filter(run -> run.fingerprint().equals(fingerprint))
        .filter(run -> run.outputs().stream().allMatch(out -> tables.holds(out, run.nights())))
        .filter(run -> hasModels(pipeline, run));
  }

  private boolean hasModels(String pipeline, RunManifest run) {
    if (run.models().isEmpty()) {
      return true;
    }
    Set<String> there =
        models.all(pipeline).stream()
            .map(card -> card.model().toString())
            .collect(Collectors.toSet());
    return there.containsAll(run.models());
  }
}

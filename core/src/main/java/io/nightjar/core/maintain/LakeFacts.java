package io.nightjar.core.maintain;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.run.RunManifest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a lake says about its runs. Read before any table is looked at, so that a version that is
 * committed later is newer than all that is named here.
 *
 * @param manifests every run manifest
 * @param cards every model
 * @param running who holds a lease now, in words
 */
public record LakeFacts(List<RunManifest> manifests, List<ModelCard> cards, List<String> running) {
  /** Copies the lists. */
  public LakeFacts {
    manifests = List.copyOf(manifests);
    cards = List.copyOf(cards);
    running = List.copyOf(running);
  }

  /** Every version that anything refers to. */
  List<Pin> pins() {
    return Stream.of(
            new ManifestPins(manifests),
            new ReleasePins(manifests),
            new ModelPins(cards, manifests))
        .flatMap(PinSource::pins)
        .toList();
  }

  /** The newest night with a manifest; fails with exit code 10 if there is no manifest. */
  LocalDate newestNight() {
    return manifests.stream()
        .map(run -> run.nights().to())
        .max(LocalDate::compareTo)
        .orElseThrow(CareErrors::nothingIsPinned);
  }

  /** Models that runs have made or used. */
  Set<String> models() {
    return manifests.stream().flatMap(run -> run.models().stream()).collect(Collectors.toSet());
  }
}

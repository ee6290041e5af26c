package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of tables that other pipelines have released: for a night the newest release of that
 * night or an earlier one, never one that came later. So a night that is computed again reads what
 * it read, unless its owner has released that night anew.
 */
final class Releases {
  private final RunManifests manifests;

  Releases(RunManifests manifests) {
    this.manifests = manifests;
  }

  /** Fails with exit code 20 if the newest release is older than the use allows. */
  PinnedTable of(Use use, Pipeline user, LocalDate night) {
    String owner = use.owner().map(Pipeline::name).orElse("");
    for (Nights released : before(owner, night)) {
      Optional<Long> version = version(owner, released, use);
      if (version.isPresent()) {
        requireFresh(use, user, owner, released.to(), night);
        return new PinnedTable(use.table(), version.get());
      }
    }
    throw CoreErrors.releaseMissing(use.table().toString(), owner, night.toString());
  }

  /** Every night and range that ends by then, the newest first. */
  private List<Nights> before(String owner, LocalDate night) {
    return manifests.nights(owner).stream()
        .filter(nights -> !nights.to().isAfter(night))
        .sorted(Comparator.comparing(Nights::to).thenComparing(Nights::from).reversed())
        .toList();
  }

  private Optional<Long> version(String owner, Nights nights, Use use) {
    return manifests.of(owner, nights).stream()
        .map(RunManifest::release)
        .filter(release -> release.containsKey(use.table()))
        .map(release -> release.get(use.table()))
        .reduce((earlier, later) -> later);
  }

  private static void requireFresh(
      Use use, Pipeline user, String owner, LocalDate released, LocalDate night) {
    boolean isFresh =
        !use.freshWithin()
            .addTo(released.atStartOfDay(user.clock().zone()))
            .isBefore(night.atStartOfDay(user.clock().zone()));
    if (!isFresh) {
      throw CoreErrors.releaseTooOld(
          use.table().toString(),
          owner,
          released.toString(),
          night.toString(),
          use.freshWithin().toString());
    }
  }
}

package io.nightjar.core.run;

import io.nightjar.core.time.Nights;
import java.util.List;
import java.util.Optional;

/** Where run manifests are kept: {@code <lake>/_nightjar/runs/<pipeline>/<nights>/<job>/}. */
public interface RunManifests {
  /** Writes it atomically: readers see all of it or nothing. Returns its path. */
  String write(RunManifest manifest);

  /** Where a manifest is kept; the one thing an orchestrator hands on. */
  String path(RunManifest manifest);

  /** The newest manifest of that job and those nights that succeeded. */
  Optional<RunManifest> findSucceeded(String pipeline, String job, Nights nights);

  /** The greatest run id of those nights, or empty; ids that come later must be greater. */
  String newestRun(String pipeline, Nights nights);

  /** Every manifest of those nights, by run id. */
  List<RunManifest> of(String pipeline, Nights nights);

  /** Every night and every range of nights that has manifests, by first night, then by last. */
  List<Nights> nights(String pipeline);

  /** Every manifest of the lake, by run id; what the ledger is rebuilt from. */
  List<RunManifest> all();
}

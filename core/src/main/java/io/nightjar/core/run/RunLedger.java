package io.nightjar.core.run;

import java.util.List;

/**
 * The table {@code ops.runs}: one row for each run, for the same SQL users as any other table. It
 * only repeats what the manifests say and can be made again from them at any time.
 */
public interface RunLedger {
  /** Adds the runs that are not in it yet; safe to repeat and from many processes at once. */
  void record(List<RunManifest> manifests);

  /** Replaces it by what the manifests of the lake say; returns the number of runs. */
  long rebuild();
}

package io.nightjar.core.run;

import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The tables {@code ops.runs}, one row for each run, and {@code ops.releases}, one row for each
 * night that was finished, for the same SQL users as any other table. They only repeat what the
 * manifests say and can be made again from them at any time.
 */
public interface RunLedger {
  /** Adds the runs that are not in it yet; safe to repeat and from many processes at once. */
  void record(List<RunManifest> manifests);

  /** Replaces both tables by what the manifests of the lake say; returns the number of runs. */
  long rebuild();

  /**
   * The versions of all tables that belong together at the end of that night, by the newest release
   * of each pipeline; fails with exit code 10 if none has finished it.
   */
  Map<TableName, Long> release(LocalDate night);
}

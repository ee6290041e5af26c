package io.nightjar.core.maintain;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;

/** Plans and does the work on one table after another. */
final class TableMaintenance {
  private final MaintainedLake lake;
  private final List<Pin> pins;
  private final Horizon horizon;

  TableMaintenance(MaintainedLake lake, List<Pin> pins, Horizon horizon) {
    this.lake = lake;
    this.pins = pins;
    this.horizon = horizon;
  }

  /** What {@link #run} would do. */
  TableReport plan(TableName table) {
    SmallFiles small = lake.tables().smallFiles(table, horizon.date());
    long nights = table.isStage() ? lake.tables().nightsBefore(table, stagedFrom(table)) : 0;
    KeptVersions kept = kept(table);
    long commits = lake.tables().unneededCommits(kept, horizon.checkpointsSettledBefore());
    try (RemovableFiles files = lake.tables().removable(kept, horizon.graceBegan())) {
      return new TableReport(kept, small, nights, files.removal(), commits);
    }
  }

  /**
   * Commits first, so that what follows sees them; removes last, after all is known to be whole.
   */
  TableReport run(TableName table) {
    SmallFiles small = lake.tables().compact(table, horizon.date());
    long nights = table.isStage() ? lake.tables().dropNightsBefore(table, stagedFrom(table)) : 0;
    KeptVersions kept = kept(table);
    try (RemovableFiles files = lake.tables().removable(kept, horizon.graceBegan())) {
      lake.tables().checkpoint(kept);
      long commits = lake.tables().unneededCommits(kept, horizon.checkpointsSettledBefore());
      if (!files.removal().isNone() || commits > 0) {
        lake.letGo().note(table, keptFrom(table));
      }
      Removal removed = files.remove();
      if (commits > 0) {
        commits = lake.tables().trim(kept, horizon.checkpointsSettledBefore());
      }
      return new TableReport(kept, small, nights, removed, commits);
    }
  }

  private KeptVersions kept(TableName table) {
    List<Pin> all = pins.stream().filter(pin -> pin.table().name().equals(table)).toList();
    LocalDate first = keptFrom(table);
    List<Pin> counting = all.stream().filter(pin -> pin.isKeptFrom(first)).toList();
    TableVersions versions = lake.tables().versions(table);
    KeptVersions kept = KeptVersions.of(table, all, counting, versions, horizon.graceBegan());
    List<Long> missing = kept.missing(versions);
    if (!missing.isEmpty()) {
      throw CareErrors.keptVersionGone(
          table + "@v" + missing.get(0), kept.reasons().get(missing.get(0)).toString());
    }
    return kept;
  }

  private LocalDate keptFrom(TableName table) {
    LocalDate noted = lake.letGo().keptFrom(table);
    LocalDate first = horizon.keptFrom(table);
    return noted.isAfter(first) ? noted : first;
  }

  /** Unlike a published table, a stage only holds what waits for its audit. */
  private LocalDate stagedFrom(TableName table) {
    return horizon.keptFrom(table);
  }
}

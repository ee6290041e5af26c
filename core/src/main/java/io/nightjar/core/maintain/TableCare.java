package io.nightjar.core.maintain;

import io.nightjar.core.table.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What can be done for the tables of a lake without changing what any kept version says. Everything
 * may be repeated, ended at any point, and done while others read and write.
 */
public interface TableCare {
  /** Every table, stages included, sorted. */
  List<TableName> tables();

  /** The versions that the log can make; fails with exit code 50 if the log has a hole. */
  TableVersions versions(TableName table);

  /** Partitions of nights before {@code date} that have several small files. */
  SmallFiles smallFiles(TableName table, LocalDate date);

  /** Puts them together; gives back what it found. Leaves out what another run is writing. */
  SmallFiles compact(TableName table, LocalDate date);

  /** How many nights before {@code first} the newest version has. */
  long nightsBefore(TableName table, LocalDate first);

  /** Takes these nights out of the newest version in one commit; gives back how many. */
  long dropNightsBefore(TableName table, LocalDate first);

  /**
   * What no kept version needs; fails with exit code 50 if a kept version lacks a file, or has one
   * of another size.
   *
   * @param olderThan younger files are left out
   */
  RemovableFiles removable(KeptVersions kept, Instant olderThan);

  /** Writes a checkpoint at the oldest kept version, so that the log may begin there. */
  void checkpoint(KeptVersions kept);

  /** Commits that no kept version needs, given the checkpoints that are older than the grace. */
  long unneededCommits(KeptVersions kept, Instant olderThan);

  /** Removes them, oldest first. */
  long trim(KeptVersions kept, Instant olderThan);
}

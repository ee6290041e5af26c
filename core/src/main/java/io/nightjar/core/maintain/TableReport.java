package io.nightjar.core.maintain;

/**
 * What maintenance would do with one table, or has done.
 *
 * @param kept what stays, and why
 * @param compacted small files that are put together
 * @param droppedNights nights that a stage forgets
 * @param removed data files that go
 * @param trimmedCommits commits that go
 */
public record TableReport(
    KeptVersions kept,
    SmallFiles compacted,
    long droppedNights,
    Removal removed,
    long trimmedCommits) {
  /** Whether there is nothing to do. */
  public boolean isIdle() {
    return compacted.files() == 0 && droppedNights == 0 && removed.isNone() && trimmedCommits == 0;
  }
}

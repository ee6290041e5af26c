package io.nightjar.core.table;

/**
 * What one write left behind.
 *
 * @param table the table at the version that holds the written rows
 * @param isNew false if an earlier run had already committed exactly this, so nothing was done
 * @param rows how many rows that commit wrote, from its own metrics
 * @param digest exact {@link TableDigest} of those rows, taken before they were written; empty if
 *     the run that made the commit says it in its manifest
 * @param isWhole whether it replaced the whole table, not only the nights of the run
 */
public record TableCommit(
    PinnedTable table, boolean isNew, long rows, String digest, boolean isWhole) {
  /** The same commit, found by another run. */
  public TableCommit found() {
    return new TableCommit(table, false, rows, digest, isWhole);
  }

  /** The same commit with the digest of its rows. */
  public TableCommit withDigest(String known) {
    return new TableCommit(table, isNew, rows, known, isWhole);
  }
}

package io.nightjar.core.verify;

import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;

/**
 * What came out of comparing a table with the manifest of a run.
 *
 * @param table the version that was read
 * @param nights the nights whose rows were compared
 * @param run the run that wrote them
 * @param outcome how it ended
 * @param detail number of rows if they are proven, else what is wrong, in one line
 */
public record Proof(PinnedTable table, Nights nights, String run, Outcome outcome, String detail) {
  /** How a comparison ends. */
  public enum Outcome {
    /** The rows are those that were written, bit by bit. */
    PROVEN,
    /** A later run has replaced some of the rows on purpose, so that nothing can be said. */
    REPLACED,
    /** The rows are others, or cannot be read. */
    BROKEN
  }
}

package io.nightjar.core.table;

/**
 * What one write left behind.
 *
 * @param table the table at the version that holds the written rows
 * @param isNew false if an earlier run had already committed exactly this, so nothing was done
 * @param rows how many rows that commit wrote, from its own metrics
 */
public record TableCommit(PinnedTable table, boolean isNew, long rows) {}

package io.nightjar.core.table;

import java.time.Instant;

/**
 * One entry of a table's history.
 *
 * @param version the Delta version
 * @param committedAt when it was committed (wall clock, for people only)
 * @param operation what Delta calls the operation
 * @param rows rows written, -1 if unknown
 * @param origin the run that made it
 */
public record TableVersion(
    long version, Instant committedAt, String operation, long rows, CommitOrigin origin) {}

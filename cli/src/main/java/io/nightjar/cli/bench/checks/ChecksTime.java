package io.nightjar.cli.bench.checks;

/**
 * One measured check.
 *
 * @param kind name of a {@link ChecksKind}
 * @param side name of a {@link ChecksSide}
 * @param round from 1
 * @param nanos wall time
 * @param cpuNanos processor time of the whole process
 * @param marked whether others kept the machine busy meanwhile
 * @param actions queries that were executed
 * @param jobs jobs of Spark that they took
 */
record ChecksTime(
    String kind,
    String side,
    int round,
    long nanos,
    long cpuNanos,
    boolean marked,
    int actions,
    int jobs) {}

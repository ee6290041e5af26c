package io.nightjar.cli.bench.asof;

/**
 * One measured join.
 *
 * @param variant {@code even} or {@code skewed}
 * @param side name of an {@link AsOfSide}
 * @param round from 1
 * @param nanos wall time
 * @param cpuNanos processor time of the whole process
 * @param marked whether others kept the machine busy meanwhile
 * @param answers how many questions had one
 * @param digest of all answers
 */
record AsOfTime(
    String variant,
    String side,
    int round,
    long nanos,
    long cpuNanos,
    boolean marked,
    long answers,
    long digest) {}

package io.nightjar.cli.bench.worker;

/**
 * How long one job of a night took.
 *
 * @param job name of the planned job
 * @param nanos wall time
 * @param rows rows it committed; of a check, those it looked at
 */
public record StageTime(String job, long nanos, long rows) {}

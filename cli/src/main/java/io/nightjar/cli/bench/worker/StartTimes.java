package io.nightjar.cli.bench.worker;

/**
 * How a worker process came up; milliseconds since the epoch where marked, else nanoseconds.
 *
 * @param jvmStartedAt when its JVM says it started, in milliseconds since the epoch
 * @param commandAt when the command got control, in milliseconds since the epoch
 * @param planNanos reading and checking the pipeline
 * @param sessionNanos starting Spark
 * @param firstJobNanos a Spark job over one row
 */
public record StartTimes(
    long jvmStartedAt, long commandAt, long planNanos, long sessionNanos, long firstJobNanos) {}

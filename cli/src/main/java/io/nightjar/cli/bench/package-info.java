/**
 * What {@code nightjar bench} measures, on generated data and side by side: timings are never
 * compared with those of yesterday. Here are only the command and the process that it starts for
 * nights; each benchmark has a room of its own, and they share the rooms that measure, work and
 * report.
 */
package io.nightjar.cli.bench;

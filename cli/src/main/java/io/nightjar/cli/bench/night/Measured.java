package io.nightjar.cli.bench.night;

import io.nightjar.cli.bench.worker.NightTime;
import io.nightjar.cli.bench.worker.StartTimes;

/**
 * One measured night.
 *
 * @param scale multiple of the data
 * @param kind {@code cold}, {@code warm}, {@code train} or {@code empty}
 * @param round from 1
 * @param lines lines delivered for the night
 * @param wallNanos from asking to answer; of a cold night from the start of its process
 * @param marked whether others kept the machine busy meanwhile
 * @param start how its process came up
 * @param night its jobs
 */
record Measured(
    int scale,
    String kind,
    int round,
    long lines,
    long wallNanos,
    boolean marked,
    StartTimes start,
    NightTime night) {}

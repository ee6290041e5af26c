package io.nightjar.cli.bench.safeguards;

import io.nightjar.cli.bench.worker.NightTime;

/**
 * One measured night of a variant.
 *
 * @param variant which
 * @param round from 1; all nights of a round are of the same date
 * @param marked whether others kept the machine busy meanwhile
 * @param night its times
 */
record VariantNight(Variant variant, int round, boolean marked, NightTime night) {}

package io.nightjar.cli.bench.upsert;

/**
 * The times of one round, in nanoseconds.
 *
 * @param kind which keys
 * @param round from 1
 * @param upsert what publish does
 * @param merge a plain MERGE of the same rows into the same table
 * @param append the same rows added to a table without looking at it
 * @param marked whether others kept the machine busy meanwhile
 */
record UpsertRound(
    UpsertKind kind, int round, long upsert, long merge, long append, boolean marked) {}

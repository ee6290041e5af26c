package io.nightjar.cli.bench.upsert;

import io.nightjar.cli.bench.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * The account of one benchmark of upserts, for files.
 *
 * @param formatVersion of this record
 * @param command what was asked
 * @param codeVersion version and commit of the code
 * @param machine where
 * @param settings how
 * @param rounds every measured round
 * @param isEqual whether both ways left the same rows
 */
record UpsertRecord(
    int formatVersion,
    String command,
    String codeVersion,
    Machine machine,
    Map<String, Object> settings,
    List<UpsertRound> rounds,
    boolean isEqual) {}

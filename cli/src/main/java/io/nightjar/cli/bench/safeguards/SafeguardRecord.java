package io.nightjar.cli.bench.safeguards;

import io.nightjar.cli.bench.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * The account of one benchmark of safeguards, for files.
 *
 * @param formatVersion of this record
 * @param command what was asked
 * @param codeVersion version and commit of the code
 * @param machine where
 * @param settings how
 * @param dataDigest SHA-256 of the generated lines
 * @param nights every measured night, in the order they ran
 */
record SafeguardRecord(
    int formatVersion,
    String command,
    String codeVersion,
    Machine machine,
    Map<String, Object> settings,
    String dataDigest,
    List<VariantNight> nights) {}

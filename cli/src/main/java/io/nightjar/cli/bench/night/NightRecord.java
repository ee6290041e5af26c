package io.nightjar.cli.bench.night;

import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.measure.MemoryPeak;
import java.util.List;
import java.util.Map;

/**
 * The account of one benchmark, for files.
 *
 * @param formatVersion of this record
 * @param command what was asked
 * @param codeVersion version and commit of the code
 * @param machine where
 * @param settings how
 * @param dataDigests SHA-256 of the generated lines of each scale
 * @param memory what the long-running process of each scale needed
 * @param nights every night, in the order they ran
 * @param noisy whether others disturbed more than a third of the measured nights
 */
record NightRecord(
    int formatVersion,
    String command,
    String codeVersion,
    Machine machine,
    Map<String, Object> settings,
    Map<Integer, String> dataDigests,
    Map<Integer, MemoryPeak> memory,
    List<Measured> nights,
    boolean noisy) {}

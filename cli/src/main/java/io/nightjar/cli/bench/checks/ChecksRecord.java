package io.nightjar.cli.bench.checks;

import io.nightjar.cli.bench.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * The account of one benchmark of suites, for files.
 *
 * @param formatVersion of this record
 * @param command what was asked
 * @param codeVersion version and commit of the code
 * @param machine where
 * @param settings how
 * @param times every measured check, in the order they ran
 */
record ChecksRecord(
    int formatVersion,
    String command,
    String codeVersion,
    Machine machine,
    Map<String, Object> settings,
    List<ChecksTime> times) {}

package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import java.time.Instant;

/**
 * One row of {@code ops.check_results}.
 *
 * @param run id of the run that checked; later runs have greater ids
 * @param pipeline its pipeline
 * @param at when it ended
 * @param manifest path of its manifest in the lake
 * @param isNewest whether no later run has asked the same rule about the same table and night
 * @param result what was found
 */
public record Checked(
    String run,
    String pipeline,
    Instant at,
    String manifest,
    boolean isNewest,
    CheckResult result) {}

package io.nightjar.core.job;

import io.nightjar.core.pipeline.Plan;
import io.nightjar.core.pipeline.PlannedJob;
import io.nightjar.core.time.Nights;

/**
 * One request to run one planned job.
 *
 * @param plan the plan it belongs to
 * @param job which of its jobs
 * @param nights the logical dates
 */
public record RunRequest(Plan plan, PlannedJob job, Nights nights) {}

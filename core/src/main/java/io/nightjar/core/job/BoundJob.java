package io.nightjar.core.job;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.PlannedJob;
import java.util.function.BiFunction;

/**
 * A job together with the way its configuration is taken from a pipeline.
 *
 * @param config from the pipeline and the planned job
 * @param job the step
 * @param <C> configuration of the step
 * @param <R> what the step measures
 */
public record BoundJob<C extends Record, R extends JobResult>(
    BiFunction<Pipeline, PlannedJob, C> config, Job<C, R> job) {}

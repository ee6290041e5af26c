package io.nightjar.core.job;

/**
 * One batch step: reads pinned tables, writes tables, says what it measured. Stateless.
 *
 * @param <C> what the step needs to know
 * @param <R> what the step measured
 */
public interface Job<C extends Record, R extends JobResult> {
  /** Runs the step; every effect may happen twice and must then be the same as once. */
  R run(C config, JobContext context);

  /**
   * Digest of inputs that are not pinned tables (files in a landing folder, the champion model).
   * Part of the run's fingerprint: an unchanged fingerprint means there is nothing to do.
   */
  default String externalInputs(C config, JobContext context) {
    return "";
  }
}

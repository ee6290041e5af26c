package io.nightjar.core.lease;

import io.nightjar.core.time.Nights;

/**
 * What one run has to itself: a planned job of a pipeline for some nights, and with it all tables
 * that the job writes, as each table belongs to one job of one pipeline. Two keys of one job are in
 * each other's way if their nights overlap.
 *
 * @param pipeline name of the pipeline
 * @param job name of the planned job
 * @param nights the logical dates
 */
public record LeaseKey(String pipeline, String job, Nights nights) {
  /** Whether both cannot be worked on at the same time. */
  public boolean isInTheWayOf(LeaseKey other) {
    return pipeline.equals(other.pipeline)
        && job.equals(other.job)
        && !nights.from().isAfter(other.nights.to())
        && !nights.to().isBefore(other.nights.from());
  }

  @Override
  public String toString() {
    return "%s/%s for %s".formatted(pipeline, job, nights);
  }
}

package io.nightjar.core.table;

/**
 * Who made a commit and from what; kept as JSON in the commit's user metadata.
 *
 * @param run id of the run, empty if a commit was not made by Nightjar
 * @param pipeline name of the pipeline
 * @param job name of the job
 * @param nights the logical dates, as {@link io.nightjar.core.time.Nights#toString()}
 * @param fingerprint digest of everything that decided the rows
 * @param revision how often this (job, table, nights) was committed with other inputs, from 0
 */
public record CommitOrigin(
    String run, String pipeline, String job, String nights, String fingerprint, long revision) {
  /** A commit that Nightjar did not make. */
  public static final CommitOrigin UNKNOWN = new CommitOrigin("", "", "", "", "", -1);
}

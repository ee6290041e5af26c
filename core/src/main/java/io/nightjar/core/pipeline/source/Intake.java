package io.nightjar.core.pipeline.source;

/**
 * On what terms deliveries of a source are taken.
 *
 * @param onDrift what happens to files with other columns than the contract
 * @param expected on which nights there must be a file
 * @param complete when a file counts as delivered whole
 * @param byArrival whether a night has the files that came in it, under whatever names
 * @param corrections whether a file of a finished night may come again with another content
 */
public record Intake(
    DriftPolicy onDrift,
    ExpectedDays expected,
    CompleteWhen complete,
    boolean byArrival,
    boolean corrections) {
  /** The terms of a source that says nothing about them. */
  public static final Intake CAREFUL =
      new Intake(DriftPolicy.CAREFUL, ExpectedDays.EVERY_DAY, CompleteWhen.THERE, false, false);
}

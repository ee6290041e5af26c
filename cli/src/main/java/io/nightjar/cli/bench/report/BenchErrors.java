package io.nightjar.cli.bench.report;

import io.nightjar.core.error.NightjarException;
import java.nio.file.Path;

/** Makes every failure of benchmarks. */
public final class BenchErrors {
  private BenchErrors() {}

  /** A worker process that ended, or said something else than was asked. */
  public static NightjarException workerFailed(String scale, Path log, Throwable cause) {
    return new NightjarException(
        BenchErrorCode.WORKER_FAILED,
        "The benchmark's process for scale %s ended early. Its log says why: %s."
            .formatted(scale, log),
        cause);
  }

  /** A night that did not succeed has no time. */
  public static NightjarException nightFailed(String scale, String nights, int exitCode, Path log) {
    return new NightjarException(
        BenchErrorCode.NIGHT_FAILED,
        "Nights %s at scale %s ended with exit code %d instead of 0, so nothing is reported. See %s."
            .formatted(nights, scale, exitCode, log));
  }

  /** The folder holds something no benchmark put there. */
  static NightjarException foreignFolder(Path folder) {
    return new NightjarException(
        BenchErrorCode.FOREIGN_FOLDER,
        ("Folder %s is not empty and was not made by a benchmark, so nothing was touched. Choose"
                + " another one with --dir.")
            .formatted(folder));
  }

  /** Two ways to one answer that do not agree have no times. */
  public static NightjarException answersDiffer(String side, String other, String variant) {
    return new NightjarException(
        BenchErrorCode.ANSWERS_DIFFER,
        "Sides %s and %s give different answers (keys: %s), so nothing is reported."
            .formatted(side, other, variant));
  }
}

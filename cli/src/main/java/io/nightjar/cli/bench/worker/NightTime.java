package io.nightjar.cli.bench.worker;

import java.util.List;

/**
 * How long one night took in a worker.
 *
 * @param nights the logical dates
 * @param exitCode 0 unless something went wrong
 * @param nanos wall time of all jobs and the ledger
 * @param cpuNanos time on processors of the whole process
 * @param stages its jobs, in order
 */
public record NightTime(
    String nights, int exitCode, long nanos, long cpuNanos, List<StageTime> stages) {
  /** Keeps a copy of the list. */
  public NightTime {
    stages = List.copyOf(stages);
  }
}

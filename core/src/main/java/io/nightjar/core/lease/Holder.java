package io.nightjar.core.lease;

import java.time.Instant;

/**
 * Who holds a lease.
 *
 * @param key what is held
 * @param token the fencing token
 * @param run id of the run
 * @param host name of the host, for people
 * @param process id of the process on that host
 * @param since wall clock of that host
 */
public record Holder(
    LeaseKey key, long token, String run, String host, long process, Instant since) {
  @Override
  public String toString() {
    return "run %s (process %d on %s) since %s".formatted(run, process, host, since);
  }
}

package io.nightjar.airflow.local.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How Airflow is to be started.
 *
 * @param port of the API server; empty for that of the last start or a free one
 * @param sqlite whether to do without PostgreSQL, for a look only
 * @param postgres folder of PostgreSQL's programs, instead of those that come along
 * @param slots of the pool that bounds the JVMs; empty to leave what is set, or one
 * @param paused whether new DAGs wait until somebody unpauses them
 * @param timeout how long all may take to be healthy
 */
public record StartOptions(
    Optional<Integer> port,
    boolean sqlite,
    Optional<Path> postgres,
    Optional<Integer> slots,
    boolean paused,
    Duration timeout) {

  /** The usual ones. */
  public static StartOptions usual() {
    return new StartOptions(
        Optional.empty(), false, Optional.empty(), Optional.empty(), false, Duration.ofMinutes(2));
  }
}

package io.nightjar.airflow.local.server;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * How one component is.
 *
 * @param pid of its first process, if that lives
 * @param health what is said of it
 * @param processes how many belong to it, tasks included
 * @param memoryKib of all of them
 * @param listens where they listen
 */
public record ComponentStatus(
    String name,
    Optional<Long> pid,
    String health,
    int processes,
    long memoryKib,
    List<InetSocketAddress> listens) {
  /** The word for all well. */
  static final String HEALTHY = "healthy";

  /** Copies the list. */
  public ComponentStatus {
    listens = List.copyOf(listens);
  }

  /** Whether its process lives and it is said to be well. */
  public boolean isHealthy() {
    return pid.isPresent() && health.equals(HEALTHY);
  }
}

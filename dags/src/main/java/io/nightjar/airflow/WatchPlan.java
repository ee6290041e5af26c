package io.nightjar.airflow;

import java.time.Duration;

/**
 * How to watch something until it ends.
 *
 * @param first pause after the first look; each further one is twice as long
 * @param longest no pause is longer
 * @param deadline how long to watch at all
 * @param patience how long Airflow may be away without an answer that helps
 */
public record WatchPlan(Duration first, Duration longest, Duration deadline, Duration patience) {
  /** Looks after a second and then ever less often, down to twice a minute; bears ten minutes. */
  public static WatchPlan of(Duration deadline) {
    return new WatchPlan(
        Duration.ofSeconds(1), Duration.ofSeconds(30), deadline, Duration.ofMinutes(10));
  }

  /** The same with other pauses. */
  public WatchPlan withPauses(Duration shortest, Duration most) {
    return new WatchPlan(shortest, most, deadline, patience);
  }

  /** The same with another patience. */
  public WatchPlan withPatience(Duration other) {
    return new WatchPlan(first, longest, deadline, other);
  }
}

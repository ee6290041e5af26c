package io.nightjar.core.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Where a run happens, resolved: command line, then environment variable, then {@code
 * conf/environments/<name>.yaml}, then default.
 *
 * @param name such as {@code local}
 * @param lake root of the lake, a folder or an object-store prefix
 * @param landing folder that source paths start from
 * @param master Spark master for local runs, such as {@code local[*]}
 * @param spark Spark settings; secrets already resolved, never print them
 * @param connections databases and other systems that pipelines read; secrets are looked up when
 *     one is asked for
 * @param leaseTimeout how long the holder of a lease may be silent before it is overtaken
 * @param clock wall clock for run ids, leases and people; never for results
 */
public record Environment(
    String name,
    String lake,
    String landing,
    String master,
    Map<String, String> spark,
    Connections connections,
    Duration leaseTimeout,
    Clock clock) {
  private static final Duration LEASE_TIMEOUT = Duration.ofMinutes(1);

  /** Copies the map. */
  public Environment {
    spark = Map.copyOf(spark);
  }

  /** With the default time-out, the clock of the system and no connections. */
  public Environment(
      String name, String lake, String landing, String master, Map<String, String> spark) {
    this(name, lake, landing, master, spark, Connections.none(), LEASE_TIMEOUT, Clock.systemUTC());
  }

  /** The same with these connections. */
  public Environment with(Connections others) {
    return new Environment(name, lake, landing, master, spark, others, leaseTimeout, clock);
  }

  /** Without the Spark settings, which may hold secrets. */
  @Override
  public String toString() {
    return "Environment[%s, lake=%s, landing=%s, master=%s]".formatted(name, lake, landing, master);
  }
}

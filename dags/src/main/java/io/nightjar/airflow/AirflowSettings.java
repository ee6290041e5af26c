package io.nightjar.airflow;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where Airflow is and how patiently to talk to it.
 *
 * @param server address of the API server, a path before {@code /api/v2} included
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long one answer may take, its body included
 * @param retries how often a call that is safe to repeat is repeated
 * @param firstPause pause before the first repetition; each further one is twice as long
 * @param longestPause no pause is longer
 * @param seed of the random part of pauses: half of each, so that clients do not come in step
 */
public record AirflowSettings(
    URI server,
    Duration connectTimeout,
    Duration requestTimeout,
    int retries,
    Duration firstPause,
    Duration longestPause,
    long seed) {

  /** Refuses addresses that are not plain http or https; a password does not belong in one. */
  public AirflowSettings {
    Objects.requireNonNull(server, "server is null");
    boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!http || server.getHost() == null || server.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The address of Airflow must be http://host:port or https://host:port, without a user");
    }
    if (retries < 0) {
      throw new IllegalArgumentException("retries is negative: " + retries);
    }
  }

  /** Settings that suit a server near by: answers within 30 s, four repetitions in about 8 s. */
  public static AirflowSettings of(URI server) {
    return new AirflowSettings(
        server,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        4,
        Duration.ofMillis(500),
        Duration.ofSeconds(10),
        server.hashCode());
  }

  /** The same with other time-outs. */
  public AirflowSettings withTimeouts(Duration connect, Duration request) {
    return new AirflowSettings(server, connect, request, retries, firstPause, longestPause, seed);
  }

  /** The same with other repetitions. */
  public AirflowSettings withRetries(int count, Duration first, Duration longest) {
    return new AirflowSettings(server, connectTimeout, requestTimeout, count, first, longest, seed);
  }

  /** The same with another seed. */
  public AirflowSettings withSeed(long other) {
    return new AirflowSettings(
        server, connectTimeout, requestTimeout, retries, firstPause, longestPause, other);
  }
}

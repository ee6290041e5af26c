package io.nightjar.airflow;

import java.util.Objects;

/**
 * The REST API of one Airflow 3, by topic. Unknown fields and states of its answers are let
 * through, anything else unexpected is an {@link AirflowException}. Calls that are safe to repeat
 * are repeated while a failure may pass; a run, an event or a backfill is never asked for twice
 * without having looked for the first. For any number of threads; nothing needs to be closed.
 *
 * <pre>{@code
 * AirflowClient airflow = AirflowClient.of(AirflowSettings.of(server), credentials);
 * Run run = airflow.runs().trigger(TriggerRequest.of("nightly", runId, logicalDate));
 * airflow.runs().watch("nightly", runId, WatchPlan.of(Duration.ofHours(4)), listener);
 * }</pre>
 */
public final class AirflowClient {
  private final Transport transport;
  private final Pages pages;

  private AirflowClient(Transport transport) {
    this.transport = transport;
    this.pages = new Pages(transport);
  }

  /** A client of this user. It logs in with the first call that needs it. */
  public static AirflowClient of(AirflowSettings settings, Credentials credentials) {
    return of(settings, credentials, Timekeeper.system());
  }

  /** The same with a time of the caller's. */
  public static AirflowClient of(
      AirflowSettings settings, Credentials credentials, Timekeeper time) {
    Objects.requireNonNull(credentials, "credentials is null");
    Wire wire = new Wire(settings, credentials);
    Retries retries = new Retries(settings, time);
    return new AirflowClient(
        new Transport(wire, new TokenSource(wire, credentials, time), retries));
  }

  /** The version of the server; needs no login. */
  public String version() {
    Call call = Call.get("ask for the version", Call.path("version")).withoutToken();
    return transport.send(call).text("version");
  }

  /** How the parts of Airflow are; needs no login. */
  public Health health() {
    Call call = Call.get("ask for the health", Call.path("monitor", "health")).withoutToken();
    return Health.read(transport.send(call));
  }

  /** DAGs and why some cannot be read. */
  public Dags dags() {
    return new Dags(transport, pages);
  }

  /** Runs of DAGs: trigger, watch, clear. */
  public Runs runs() {
    return new Runs(transport, pages);
  }

  /** Tasks of a run: states, logs, XComs, clear. */
  public Tasks tasks() {
    return new Tasks(transport, pages);
  }

  /** Assets and their events. */
  public Assets assets() {
    return new Assets(transport, pages);
  }

  /** Backfills. */
  public Backfills backfills() {
    return new Backfills(transport, pages);
  }

  /** Pools. */
  public Pools pools() {
    return new Pools(transport, pages);
  }

  /** Variables. */
  public Variables variables() {
    return new Variables(transport, pages);
  }
}

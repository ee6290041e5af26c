package io.nightjar.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.airflow.AirflowException.Kind;
import io.nightjar.airflow.StubServer.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Airflow would do twice is asked for once; what it does once anyhow is repeated. */
class OnceTest {
  private static final String EVENTS = "/api/v2/assets/events";
  private static final String BACKFILLS = "/api/v2/backfills";
  private static final String VARIABLE = "/api/v2/variables/v";
  private static final String CLEAR = "/api/v2/dags/nightly/dagRuns/r1/clear";
  private static final NewAssetEvent EVENT =
      new NewAssetEvent(3, Json.object().put("delta_version", 7), Optional.empty());
  private static final BackfillRequest MISSING =
      BackfillRequest.missing(
          "nightly", Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-03T00:00:00Z"));

  private static Response events(String... events) {
    return Response.ok(
        "{\"total_entries\":%d,\"asset_events\":[%s]}"
            .formatted(events.length, String.join(",", events)));
  }

  private static String event(int id) {
    return """
    {"id":%d,"asset_id":3,"extra":{"delta_version":7,"from_rest_api":true}}\
    """
        .formatted(id);
  }

  private static String backfill(int id, String completed) {
    return """
    {"id":%d,"dag_id":"nightly","from_date":"2024-01-01T00:00:00Z",
     "to_date":"2024-01-03T00:00:00Z","dag_run_conf":{},"completed_at":%s}\
    """
        .formatted(id, completed);
  }

  private static Response backfills(String... backfills) {
    return Response.ok(
        "{\"total_entries\":%d,\"backfills\":[%s]}"
            .formatted(backfills.length, String.join(",", backfills)));
  }

  private static long posts(StubServer server, String path) {
    return server.asked().stream().filter(("POST " + path)::equals).count();
  }

  @Test
  void findsAnEventWhoseAnswerWasLost() {
    List<Response> lists = List.of(events(event(4)), events(event(4)), events(event(5), event(4)));
    try (StubServer server =
        Airflows.scripted(
            Map.of("POST " + EVENTS, List.of(Response.lost()), "GET " + EVENTS, lists))) {
      AssetEvent created = Airflows.client(server, new FakeTime()).assets().createEvent(EVENT);
      assertThat(created.id()).isEqualTo(5);
      assertThat(posts(server, EVENTS)).isEqualTo(1);
    }
  }

  @Test
  void doesNotTakeAnOldEventForTheNewOne() {
    try (StubServer server =
        Airflows.scripted(
            Map.of(
                "POST " + EVENTS, List.of(Response.of(502, "Bad Gateway")),
                "GET " + EVENTS, List.of(events(event(4)), events())))) {
      Assets assets = Airflows.client(server, new FakeTime()).assets();
      AirflowException failure =
          catchThrowableOfType(AirflowException.class, () -> assets.createEvent(EVENT));
      assertThat(failure.kind()).isEqualTo(Kind.SERVER_FAULT);
      assertThat(failure)
          .hasMessageEndingWith("look at the asset's events before you send it again");
      assertThat(posts(server, EVENTS)).isEqualTo(1);
    }
  }

  private static StubServer backfilling(Response planned, boolean paused, List<Response> lists) {
    return Airflows.scripted(
        Map.of(
            "POST " + BACKFILLS + "/dry_run",
            List.of(planned),
            "GET /api/v2/dags/nightly",
            List.of(Airflows.dag(paused)),
            "GET " + BACKFILLS,
            lists,
            "POST " + BACKFILLS,
            List.of(Response.of(500, "Internal Server Error"))));
  }

  private static Response planned() {
    return Response.ok("{\"backfills\":[{\"logical_date\":\"2024-01-01T00:00:00+00:00\"}]}");
  }

  @Test
  void findsABackfillWhoseAnswerWasLost() {
    List<Response> lists =
        List.of(backfills(backfill(1, "\"2024-02-01T00:00:00Z\"")), backfills(backfill(2, "null")));
    try (StubServer server = backfilling(planned(), false, lists)) {
      Backfill created = Airflows.client(server, new FakeTime()).backfills().create(MISSING);
      assertThat(created.id()).isEqualTo(2);
      assertThat(created.isCompleted()).isFalse();
      assertThat(posts(server, BACKFILLS)).isEqualTo(1);
    }
  }

  @Test
  void startsNoBackfillThatWouldWaitForEverOrDoNothing() {
    try (StubServer server = backfilling(planned(), true, List.of(backfills()))) {
      Backfills backfills = Airflows.client(server, new FakeTime()).backfills();
      assertThat(
              catchThrowableOfType(AirflowException.class, () -> backfills.create(MISSING)).kind())
          .isEqualTo(Kind.CONFLICT);
      assertThat(posts(server, BACKFILLS)).isZero();
    }
    Response nothing = Response.ok("{\"backfills\":[]}");
    try (StubServer server = backfilling(nothing, false, List.of(backfills()))) {
      Backfills backfills = Airflows.client(server, new FakeTime()).backfills();
      assertThat(catchThrowableOfType(AirflowException.class, () -> backfills.create(MISSING)))
          .hasMessageContaining("finds no run; check the range");
      assertThat(posts(server, BACKFILLS)).isZero();
    }
  }

  @Test
  void takesABackfillThatIsOverForCancelled() {
    Response over = Response.ok(backfill(2, "\"2024-02-01T00:00:00Z\""));
    try (StubServer server =
        Airflows.scripted(
            Map.of(
                "PUT " + BACKFILLS + "/2/cancel",
                    List.of(Airflows.detail(409, "Backfill is already completed.")),
                "GET " + BACKFILLS + "/2", List.of(over)))) {
      assertThat(Airflows.client(server, new FakeTime()).backfills().cancel(2).isCompleted())
          .isTrue();
    }
  }

  @Test
  void clearsOnceAndSeesItByTheIdsOfTheTasks() {
    Response before =
        Response.ok(
            "{\"total_entries\":1,\"task_instances\":[{\"id\":\"a\",\"task_id\":\"score\"}]}");
    Response after =
        Response.ok(
            "{\"total_entries\":1,\"task_instances\":[{\"id\":\"b\",\"task_id\":\"score\"}]}");
    try (StubServer server =
        Airflows.scripted(
            Map.of(
                "POST " + CLEAR,
                List.of(before, Response.lost()),
                "GET /api/v2/dags/nightly/dagRuns/r1/taskInstances",
                List.of(before, after)))) {
      Runs runs = Airflows.client(server, new FakeTime()).runs();
      assertThat(runs.clear("nightly", "r1", true)).hasSize(1);
      assertThat(server.requests().stream().map(StubServer.Request::body))
          .containsSubsequence(
              "{\"only_failed\":true,\"dry_run\":true}",
              "{\"only_failed\":true,\"dry_run\":false}");
      assertThat(posts(server, CLEAR)).isEqualTo(2);
    }
  }

  @Test
  void setsAVariableThatIsNotThereYet() {
    Response set = Response.ok("{\"key\":\"v\",\"value\":\"1\"}");
    try (StubServer server =
        Airflows.scripted(
            Map.of(
                "PATCH " + VARIABLE,
                List.of(Airflows.detail(404, "no variable"), set),
                "POST /api/v2/variables",
                List.of(Response.lost(), Airflows.detail(409, "it exists"))))) {
      Variable variable = Airflows.client(server, new FakeTime()).variables().set("v", "1");
      assertThat(variable.value()).contains("1");
      assertThat(variable.toString()).doesNotContain("1");
    }
  }

  @Test
  void readsAllPages() {
    Response first = Response.ok("{\"total_entries\":3,\"pools\":[" + pool() + "," + pool() + "]}");
    Response second = Response.ok("{\"total_entries\":3,\"pools\":[" + pool() + "]}");
    try (StubServer server =
        Airflows.scripted(Map.of("GET /api/v2/pools", List.of(first, second)))) {
      assertThat(Airflows.client(server, new FakeTime()).pools().list()).hasSize(3);
      assertThat(server.requests().stream().map(StubServer.Request::query))
          .containsExactly("limit=100&offset=0", "limit=100&offset=2");
    }
  }

  private static String pool() {
    return "{\"name\":\"spark\",\"slots\":2,\"open_slots\":1,\"occupied_slots\":1}";
  }
}

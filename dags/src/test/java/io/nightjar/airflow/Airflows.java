package io.nightjar.airflow;

import io.nightjar.airflow.StubServer.Request;
import io.nightjar.airflow.StubServer.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Clients and answers that several tests use. */
final class Airflows {
  static final String PASSWORD = "open-sesame";
  static final String RUN = "/api/v2/dags/nightly/dagRuns/r1";
  static final String RUNS = "/api/v2/dags/nightly/dagRuns";

  private Airflows() {}

  static AirflowClient client(StubServer server, Timekeeper time) {
    AirflowSettings settings =
        AirflowSettings.of(server.uri())
            .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5))
            .withSeed(7);
    return AirflowClient.of(settings, new Credentials("nightjar", PASSWORD), time);
  }

  /** Answers each place with its answers in order, the last one for ever; logins always succeed. */
  static StubServer scripted(Map<String, List<Response>> script) {
    Map<String, Deque<Response>> left = new ConcurrentHashMap<>();
    script.forEach((where, answers) -> left.put(where, new ArrayDeque<>(answers)));
    return new StubServer(request -> loggedIn(request, asked -> next(left, asked)));
  }

  private static Response next(Map<String, Deque<Response>> left, Request request) {
    Deque<Response> answers = left.get(request.where());
    if (answers == null) {
      return Response.of(404, "{\"detail\":\"not found: " + request.where() + "\"}");
    }
    synchronized (answers) {
      return answers.size() > 1 ? answers.pop() : answers.peek();
    }
  }

  static Response loggedIn(Request request, Function<Request, Response> rest) {
    return request.path().equals("/auth/token") ? login("one", 3600) : rest.apply(request);
  }

  static Response login(String id, long seconds) {
    return Response.of(201, "{\"access_token\":\"" + token(id, seconds) + "\"}");
  }

  static String token(String id, long seconds) {
    String claims = "{\"sub\":\"" + id + "\",\"iat\":1000,\"exp\":" + (1000 + seconds) + "}";
    return Stream.of("{\"alg\":\"HS512\"}", claims, "signed")
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part))
        .reduce((one, other) -> one + "." + other)
        .orElseThrow();
  }

  static Response detail(int status, String detail) {
    return Response.of(status, "{\"detail\":\"" + detail + "\"}");
  }

  /** The body of a 409 of the database, the same for a run id and for a logical date. */
  static Response taken() {
    return Response.of(
        409,
        "{\"detail\":{\"reason\":\"Unique constraint violation\",\"statement\":\"hidden\","
            + "\"orig_error\":\"hidden\",\"message\":\"hidden\"}}");
  }

  static Response run(String state) {
    return Response.ok(runJson("r1", "\"2024-01-01T00:00:00Z\"", "{\"n\":1}", state));
  }

  static String runJson(String runId, String logicalDate, String conf, String state) {
    return """
    {"dag_id":"nightly","dag_run_id":"%s","logical_date":%s,"conf":%s,"state":"%s",
     "run_type":"manual","a_field_of_airflow_4":[1]}\
    """
        .formatted(runId, logicalDate, conf, state);
  }

  static Response dag(boolean paused) {
    return Response.ok("{\"dag_id\":\"nightly\",\"is_paused\":" + paused + "}");
  }
}

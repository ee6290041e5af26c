package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.airflow.StubServer.Request;
import io.nightjar.airflow.StubServer.Response;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Plays Airflow with a store of runs in memory, behind a proxy that spoils most posts and some
 * looks. What happens to which request depends on the seed and its run only.
 */
final class FaultyAirflow {
  /** What the proxy does. */
  enum Fault {
    LATE,
    LOST_BEFORE_EFFECT,
    LOST_AFTER_EFFECT,
    CONFLICT,
    INVALID,
    BROKEN,
    GARBAGE,
    TRUNCATED_JSON,
    CUT_CONNECTION;

    /** Whether it may hit a look too: those that say nothing about the run. */
    boolean hitsLooks() {
      return this != CONFLICT && this != INVALID;
    }
  }

  private static final String RUNS = "/api/v2/dags/nightly/dagRuns";

  private final Fault fault;
  private final long seed;
  private final long lateMillis;
  private final Map<String, Response> runs = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> asked = new ConcurrentHashMap<>();
  private final Map<String, SplittableRandom> luck = new ConcurrentHashMap<>();
  private final Queue<String> started = new ConcurrentLinkedQueue<>();

  FaultyAirflow(Fault fault, long seed, long lateMillis) {
    this.fault = fault;
    this.seed = seed;
    this.lateMillis = lateMillis;
  }

  Response answer(Request request) {
    return Airflows.loggedIn(request, this::throughProxy);
  }

  /** The ids of the runs that were started, one entry for each start. */
  List<String> started() {
    return List.copyOf(started);
  }

  /** The methods of the requests for a run, in the order in which they came. */
  List<String> asked(String runId) {
    return List.copyOf(asked.get(runId));
  }

  private Response throughProxy(Request request) {
    boolean post = request.method().equals("POST");
    JsonNode body = Json.parse(request.body()).orElseGet(Json::object);
    String id =
        post ? body.path("dag_run_id").asText() : request.path().substring(RUNS.length() + 1);
    asked.computeIfAbsent(id, key -> new ConcurrentLinkedQueue<>()).add(request.method());
    double drawn = draw(id);
    boolean spoilt = post ? drawn < 0.7 : fault.hitsLooks() && drawn < 0.3;
    return spoilt ? spoilt(post, id, body, draw(id) < 0.5) : airflow(post, id, body);
  }

  private double draw(String id) {
    // Not Random, whose first numbers from seeds near each other are near each other too.
    SplittableRandom random =
        luck.computeIfAbsent(id, key -> new SplittableRandom(seed ^ key.hashCode()));
    synchronized (random) {
      return random.nextDouble();
    }
  }

  private Response spoilt(boolean post, String id, JsonNode body, boolean effect) {
    return switch (fault) {
      case LATE -> late(post, id, body);
      case LOST_BEFORE_EFFECT -> Response.lost();
      case LOST_AFTER_EFFECT -> instead(Response.lost(), airflow(post, id, body));
      case CONFLICT ->
          effect ? instead(Airflows.taken(), airflow(post, id, body)) : Airflows.taken();
      case INVALID -> Airflows.detail(422, "nobody understands this");
      case BROKEN -> {
        Response broken = Response.of(effect ? 500 : 503, "Internal Server Error");
        yield effect ? instead(broken, airflow(post, id, body)) : broken;
      }
      case GARBAGE -> {
        Response garbage = Response.ok("upstream connect error, 0x7f");
        yield effect ? instead(garbage, airflow(post, id, body)) : garbage;
      }
      case TRUNCATED_JSON -> {
        String whole = airflow(post, id, body).body();
        yield Response.ok(whole.substring(0, whole.length() / 2));
      }
      case CUT_CONNECTION -> airflow(post, id, body).cut();
    };
  }

  private static Response instead(Response response, Response lost) {
    return lost.status() == 0 ? lost : response;
  }

  private Response late(boolean post, String id, JsonNode body) {
    try {
      Thread.sleep(lateMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return airflow(post, id, body);
  }

  private Response airflow(boolean post, String id, JsonNode body) {
    if (!post) {
      return runs.getOrDefault(id, Airflows.detail(404, "no such run"));
    }
    String date = body.path("logical_date").toString();
    String json = Airflows.runJson(id, date, body.path("conf").toString(), "queued");
    if (runs.putIfAbsent(id, Response.ok(json)) != null) {
      return Airflows.taken();
    }
    started.add(id);
    return Response.ok(json);
  }
}

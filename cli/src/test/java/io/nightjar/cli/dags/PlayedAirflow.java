package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Plays an Airflow over HTTP, as far as the commands use one: its runs are {@link PlayedRun}s. */
final class PlayedAirflow implements AutoCloseable {
  static final String PASSWORD = "open-sesame";

  private final HttpServer server;
  private final Map<String, Boolean> pausedDags = new TreeMap<>();
  private final Map<String, PlayedRun> runs = new LinkedHashMap<>();
  private final Map<String, Integer> exitCodes = new HashMap<>();
  private final List<String> posts = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final List<JsonNode> events = new ArrayList<>();
  private boolean hasLogs = true;

  private record Answer(int status, JsonNode body) {}

  PlayedAirflow(String... dagIds) {
    Arrays.asList(dagIds).forEach(dagId -> pausedDags.put(dagId, false));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::exchange);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void pause(String dagId) {
    pausedDags.put(dagId, true);
  }

  boolean isPaused(String dagId) {
    return pausedDags.get(dagId);
  }

  /** Lets the second task of a run to come fail with a code. */
  void fail(String runId, int exitCode) {
    exitCodes.put(runId, exitCode);
  }

  /** Logs cannot be read any more. */
  void loseLogs() {
    hasLogs = false;
  }

  /** A run that is over, well, as the schedule would have started it. */
  void schedule(String dagId, String runId, String logicalDate) {
    ObjectNode request = object().put("dag_run_id", runId).put("logical_date", logicalDate);
    runs.put(runId, new PlayedRun(dagId, request, 0).over());
  }

  /** An asset that a DAG names. */
  void know(String asset) {
    known.add(asset);
  }

  /** What the events carry that were posted. */
  List<JsonNode> events() {
    return events;
  }

  Map<String, PlayedRun> runs() {
    return runs;
  }

  /** What was posted, but logins and previews. */
  List<String> posts() {
    return posts;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
      String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v2", "");
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      Answer answer = answer(exchange.getRequestMethod() + " " + path, query, body);
      byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> query(String query) {
    Map<String, String> values = new HashMap<>();
    for (String each : query == null ? new String[0] : query.split("&", -1)) {
      String[] parts = each.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private synchronized Answer answer(String where, Map<String, String> query, JsonNode body) {
    String[] parts = where.split("/", -1);
    if (where.equals("POST /auth/token")) {
      return new Answer(201, object().put("access_token", "token"));
    }
    if (where.equals("GET /dags")) {
      return list("dags", pausedDags.keySet().stream().map(this::dag).toList());
    }
    if (where.equals("GET /importErrors")) {
      return list("import_errors", List.of());
    }
    if (parts[1].equals("assets")) {
      return where.startsWith("POST") ? post(body) : assets(where, query);
    }
    boolean isDag = parts.length > 2 && parts[1].equals("dags") && pausedDags.containsKey(parts[2]);
    return isDag ? dag(where, parts, query, body) : absent(where);
  }

  private Answer post(JsonNode body) {
    events.add(body.path("extra"));
    return new Answer(200, event(body.path("extra")));
  }

  /** Every asset has the same events: a test posts those of one. */
  private Answer assets(String where, Map<String, String> query) {
    if (where.endsWith("/events")) {
      return list("asset_events", events.stream().map(PlayedAirflow::event).toList());
    }
    String name = query.get("name_pattern");
    ObjectNode asset = object().put("id", 1).put("name", name).put("uri", "x").put("group", "g");
    return list("assets", known.contains(name) ? List.of(asset) : List.of());
  }

  private static ObjectNode event(JsonNode extra) {
    return object().put("id", 1).put("asset_id", 1).set("extra", extra);
  }

  private Answer dag(String where, String[] parts, Map<String, String> query, JsonNode body) {
    String dagId = parts[2];
    if (where.startsWith("PATCH")) {
      pausedDags.put(dagId, body.path("is_paused").asBoolean());
    }
    if (parts.length == 3) {
      return new Answer(200, dag(dagId));
    }
    if (parts.length > 4) {
      PlayedRun run = runs.get(parts[4]);
      return run == null ? absent(where) : run(where, run, body);
    }
    return where.startsWith("POST") ? trigger(dagId, (ObjectNode) body) : runsOf(query);
  }

  private Answer trigger(String dagId, ObjectNode body) {
    String runId = body.path("dag_run_id").asText();
    if (runs.containsKey(runId)) {
      return new Answer(409, object().set("detail", object().put("reason", "Unique constraint")));
    }
    posts.add(runId);
    runs.put(runId, new PlayedRun(dagId, body, exitCodes.getOrDefault(runId, 0)));
    return new Answer(200, runs.get(runId).json());
  }

  private Answer runsOf(Map<String, String> query) {
    Instant from = Instant.parse(query.getOrDefault("logical_date_gte", Instant.MIN.toString()));
    Instant to = Instant.parse(query.getOrDefault("logical_date_lte", Instant.MAX.toString()));
    return list(
        "dag_runs",
        runs.values().stream()
            .filter(PlayedRun::hasLogicalDate)
            .filter(run -> !run.logicalDate().isBefore(from) && !run.logicalDate().isAfter(to))
            .map(PlayedRun::json)
            .toList());
  }

  private Answer run(String where, PlayedRun run, JsonNode body) {
    if (where.contains("/logs/")) {
      return hasLogs ? new Answer(200, run.log()) : absent(where);
    }
    if (where.contains("/xcomEntries/")) {
      return new Answer(200, run.returned());
    }
    if (where.endsWith("/taskInstances")) {
      return list("task_instances", run.tasks());
    }
    if (where.endsWith("/clear")) {
      Answer cleared = list("task_instances", run.tasks());
      if (!body.path("dry_run").asBoolean(true)) {
        posts.add("clear " + where.replaceAll(".*dagRuns/|/clear", ""));
        run.clear();
      }
      return cleared;
    }
    return new Answer(200, run.look());
  }

  private ObjectNode dag(String dagId) {
    return object().put("dag_id", dagId).put("is_paused", pausedDags.get(dagId));
  }

  private static Answer list(String field, Collection<ObjectNode> items) {
    ObjectNode json = object().put("total_entries", items.size());
    items.forEach(json.withArray("/" + field)::add);
    return new Answer(
        200, items.isEmpty() ? json.set(field, JsonNodeFactory.instance.arrayNode()) : json);
  }

  private static Answer absent(String where) {
    return new Answer(404, object().put("detail", where + " was not found"));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

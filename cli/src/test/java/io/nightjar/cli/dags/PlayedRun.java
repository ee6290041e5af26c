package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * A run that goes one step further whenever somebody looks at it: running, then over. Its night has
 * two tasks, of which the second may fail.
 */
final class PlayedRun {
  private static final Instant START = Instant.parse("2026-01-01T02:30:00Z");
  private static final Instant MIDDLE = START.plusMillis(12_300);
  private static final Instant END = START.plusSeconds(63);

  private final String dagId;
  private final ObjectNode request;
  private final int exitCode;
  private int looks;
  private int tries = 1;
  private boolean isWell;

  /**
   * @param request as it was posted
   * @param exitCode of the second task in its first try; later tries end well
   */
  PlayedRun(String dagId, ObjectNode request, int exitCode) {
    this.dagId = dagId;
    this.request = request;
    this.exitCode = exitCode;
    this.isWell = exitCode == 0;
  }

  /** One that is over already. */
  PlayedRun over() {
    looks = 1;
    return this;
  }

  Instant logicalDate() {
    return Instant.parse(request.path("logical_date").asText());
  }

  boolean hasLogicalDate() {
    return request.path("logical_date").isTextual();
  }

  JsonNode conf() {
    return request.path("conf");
  }

  /** A field of the request, as text. */
  String asked(String field) {
    return request.path(field).asText();
  }

  void clear() {
    looks = 0;
    tries++;
    isWell = true;
  }

  ObjectNode look() {
    ObjectNode json = json();
    looks++;
    return json;
  }

  ObjectNode json() {
    ObjectNode json = request.deepCopy().put("dag_id", dagId).put("state", state());
    json.put("run_type", "manual").put("start_date", START.toString());
    return looks > 0 ? json.put("end_date", END.toString()) : json;
  }

  private String state() {
    if (looks > 0) {
      return isWell ? "success" : "failed";
    }
    return "running";
  }

  /** The tasks as they are at the look that came last. */
  List<ObjectNode> tasks() {
    if (looks == 0) {
      return List.of(task("refine_flights", null, null), task("validate_flights", null, null));
    }
    boolean isOver = looks > 1;
    String second = isOver ? (isWell ? "success" : "failed") : "running";
    return List.of(
        task("refine_flights", "success", MIDDLE),
        task("validate_flights", second, isOver ? END : null));
  }

  private ObjectNode task(String name, String state, Instant end) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", name + tries).put("task_id", name).put("state", state);
    json.put("try_number", state == null ? 0 : tries).put("start_date", START.toString());
    return json.put("end_date", end == null ? null : end.toString());
  }

  /** What a task handed on: how its predictions differ from those published. */
  ObjectNode returned() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("key", "return_value");
    ObjectNode metrics = entry.putObject("value").putObject("metrics");
    metrics.put("diff.staged", 980).put("diff.published", 978).put("diff.only-staged", 3);
    metrics.put("diff.only-published", 1).put("diff.changed", 12).put("diff.decided-otherwise", 4);
    metrics.put("diff.mean-distance", 0.0125).put("diff.largest-distance", 0.5);
    return entry;
  }

  /** What the failed task logged. */
  ObjectNode log() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int i = 1; i <= 30; i++) {
      json.withArray("/content").addObject().put("event", "line " + i);
    }
    json.withArray("/content").addObject().put("event", "::endgroup::");
    ObjectNode last = json.withArray("/content").addObject();
    last.put("event", "Task failed with exception").put("level", "error");
    last.withArray("/error_detail")
        .addObject()
        .put("exc_type", "DataRejected")
        .put("exc_value", "Cannot execute: spark-submit. Error code is: " + exitCode + ".");
    return json;
  }
}

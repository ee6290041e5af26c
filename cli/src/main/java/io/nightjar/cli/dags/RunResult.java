package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job has left where {@code --result} said, as events of the tables that it made.
 *
 * @param json of a run that ended well
 */
record RunResult(JsonNode json) {
  private static final String RELEASE = "release";
  private static final String VERDICT = "verdict";

  /** Reads it; fails with exit code 10 if it is none, or of a run that did not end well. */
  static RunResult read(Path file) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw CoreErrors.invalidArgument(
          "%s cannot be read as the result of a run. Give the file that --result named."
              .formatted(file));
    }
    if (!json.path(VERDICT).asText().equals("succeeded") || !json.has("run-key")) {
      throw CoreErrors.invalidArgument(
          "%s is not the result of a run that made tables and ended well: nothing to announce."
              .formatted(file));
    }
    return new RunResult(json);
  }

  /**
   * What the event of each asset carries, by its name; the same as if Airflow had run the job. What
   * waits in a stage is no news.
   */
  Map<String, ObjectNode> events() {
    Map<String, ObjectNode> events = new LinkedHashMap<>();
    for (JsonNode output : json.path("outputs")) {
      String table = output.path("table").asText();
      if (!table.startsWith("stage.") && !table.startsWith("quarantine.")) {
        ObjectNode extra = account();
        extra.put("delta_version", output.path("version").asLong());
        extra.put("delta_table_id", output.path("table-id").asText());
        extra.put("row_count", output.path("rows").asLong());
        events.put(table, extra);
      }
    }
    if (!json.path(RELEASE).isEmpty()) {
      ObjectNode extra = account();
      extra.set("versions", json.path(RELEASE));
      events.put(RELEASE + "." + json.path("pipeline").asText(), extra);
    }
    return events;
  }

  private ObjectNode account() {
    ObjectNode extra = new ObjectMapper().createObjectNode();
    extra.put("run_key", json.path("run-key").asText());
    extra.put("run_id", json.path("run-id").asText());
    extra.put("verdict", json.path(VERDICT).asText());
    extra.put("manifest", json.path("manifest").asText());
    return extra.put("night", json.path("to").asText());
  }
}

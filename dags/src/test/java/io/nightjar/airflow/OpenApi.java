package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Airflow's own description of its API: what may be asked, and an example of each answer. */
final class OpenApi {
  private final JsonNode tree;
  private final boolean flags;

  private OpenApi(JsonNode tree, boolean flags) {
    this.tree = tree;
    this.flags = flags;
  }

  /** In examples every flag has the given value. */
  static OpenApi read(Path file, boolean flags) throws IOException {
    return new OpenApi(new YAMLMapper().readTree(file.toFile()), flags);
  }

  /** What a request is described by, if at all: of several paths that fit, the most literal one. */
  Optional<JsonNode> operation(String method, String path) {
    return tree.path("paths").properties().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
        .min(Comparator.comparing((Map.Entry<String, JsonNode> entry) -> holes(entry.getKey())))
        .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
        .filter(operation -> !operation.isMissingNode());
  }

  private static long holes(String template) {
    return template.chars().filter(letter -> letter == '{').count();
  }

  Set<String> queryNames(JsonNode operation) {
    Set<String> names = new TreeSet<>();
    operation.path("parameters").forEach(parameter -> names.add(parameter.path("name").asText()));
    return names;
  }

  /** What is wrong with a body; nothing if it fits. */
  Set<String> bodyProblems(JsonNode operation, JsonNode body) {
    JsonNode schema = resolved(operation.at("/requestBody/content/application~1json/schema"));
    Set<String> problems = new TreeSet<>();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!schema.path("properties").has(name)) {
                problems.add("unknown field " + name);
              }
            });
    schema
        .path("required")
        .forEach(
            name -> {
              if (!body.has(name.asText())) {
                problems.add("missing field " + name.asText());
              }
            });
    return problems;
  }

  /** The status of success, and an example of its answer. */
  StubServer.Response example(JsonNode operation) {
    Map.Entry<String, JsonNode> success =
        operation.path("responses").properties().stream()
            .filter(entry -> entry.getKey().startsWith("2"))
            .findFirst()
            .orElseThrow();
    JsonNode schema = success.getValue().at("/content/application~1json/schema");
    int status = Integer.parseInt(success.getKey());
    return StubServer.Response.of(status, status == 204 ? "" : example(schema, 0).toString());
  }

  private JsonNode resolved(JsonNode schema) {
    if (schema.has("$ref")) {
      return resolved(tree.at(schema.path("$ref").asText().substring(1)));
    }
    for (String choice : Set.of("anyOf", "oneOf", "allOf")) {
      if (schema.has(choice)) {
        return resolved(schema.path(choice).get(0));
      }
    }
    return schema;
  }

  private JsonNode example(JsonNode unresolved, int depth) {
    JsonNode schema = resolved(unresolved);
    ObjectNode holder = Json.object();
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> exampleObject(schema, depth);
      case "array" -> exampleArray(schema, depth);
      case "integer" -> holder.put("v", 1).path("v");
      case "number" -> holder.put("v", 1.5).path("v");
      case "boolean" -> holder.put("v", flags).path("v");
      default -> {
        // The file calls heartbeats plain text; they are times all the same.
        boolean time =
            schema.path("format").asText().equals("date-time")
                || unresolved.path("title").asText().endsWith("Heartbeat");
        yield holder.put("v", time ? "2024-01-01T00:00:00Z" : "text").path("v");
      }
    };
  }

  private ObjectNode exampleObject(JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    schema
        .path("properties")
        .properties()
        .forEach(entry -> object.set(entry.getKey(), example(entry.getValue(), depth + 1)));
    return object;
  }

  private ArrayNode exampleArray(JsonNode schema, int depth) {
    ArrayNode array = Json.object().putArray("v");
    return depth > 8 ? array : array.add(example(schema.path("items"), depth + 1));
  }
}

package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The values that stand for {@code {"$PARAMETER": "name"}} in arguments.
 *
 * @param own those that the suite itself gives
 * @param given those that are given from outside, which come first
 */
record SuiteParameters(JsonNode own, Map<String, JsonNode> given) {
  private static final String KEY = "$PARAMETER";

  /** The same value with all parameters replaced; a missing one is a problem and reads as null. */
  JsonNode fill(JsonNode value, Consumer<String> problem) {
    if (value.isObject() && value.has(KEY)) {
      if (value.size() > 1) {
        problem.accept(
            "\"%s\" stands alone in its object; remove the keys beside it".formatted(KEY));
      }
      return find(value.path(KEY).asText())
          .filter(found -> !found.has(KEY))
          .orElseGet(
              () -> {
                problem.accept(
                    "parameter \"%s\" has no value of its own; give it under \"suite_parameters\""
                        .formatted(value.path(KEY).asText()));
                return NullNode.getInstance();
              });
    }
    if (value instanceof ObjectNode object) {
      ObjectNode filled = object.objectNode();
      object
          .fields()
          .forEachRemaining(field -> filled.set(field.getKey(), fill(field.getValue(), problem)));
      return filled;
    }
    if (value instanceof ArrayNode list) {
      ArrayNode filled = list.arrayNode();
      list.forEach(entry -> filled.add(fill(entry, problem)));
      return filled;
    }
    return value;
  }

  private Optional<JsonNode> find(String name) {
    JsonNode value = given.getOrDefault(name, own.path(name));
    return value.isMissingNode() ? Optional.empty() : Optional.of(value);
  }
}

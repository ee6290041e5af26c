package io.nightjar.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas are also the reference that people read. */
final class SchemaTest {
  private static final List<String> OPTIONAL = List.of("env", "file", "description");

  @ParameterizedTest
  @ValueSource(strings = {Schema.PIPELINE, Schema.ENVIRONMENT})
  void describesEveryKeyWithAnExampleAndADefaultOrItsAbsence(String name) {
    JsonNode schema = Schema.load(name).json();
    List<String> poor = new ArrayList<>();
    schema.findParents("properties").forEach(parent -> collectPoorKeys(schema, parent, poor));
    assertThat(poor).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Schema.PIPELINE, Schema.ENVIRONMENT})
  void knowsNoOtherKeys(String name) {
    JsonNode schema = Schema.load(name).json();
    assertThat(schema.findParents("properties"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.path("additionalProperties").isBoolean()).isTrue());
  }

  private static void collectPoorKeys(JsonNode schema, JsonNode parent, List<String> poor) {
    List<String> required = new ArrayList<>();
    parent.path("required").forEach(key -> required.add(key.asText()));
    Iterator<Map.Entry<String, JsonNode>> keys = parent.path("properties").fields();
    while (keys.hasNext()) {
      Map.Entry<String, JsonNode> key = keys.next();
      String description = text(schema, key.getValue(), "description");
      boolean isSection = text(schema, key.getValue(), "type").equals("object");
      boolean hasExample = !find(schema, key.getValue(), "examples").isMissingNode();
      boolean saysDefault =
          required.contains(key.getKey())
              || !find(schema, key.getValue(), "default").isMissingNode()
              || description.contains("Default:");
      if (description.isEmpty() || !isSection && !hasExample) {
        poor.add(key.getKey() + " has no description or example");
      }
      if (!isSection && !saysDefault && !OPTIONAL.contains(key.getKey())) {
        poor.add(key.getKey() + " does not say its default");
      }
    }
  }

  private static String text(JsonNode schema, JsonNode value, String keyword) {
    return find(schema, value, keyword).asText();
  }

  private static JsonNode find(JsonNode schema, JsonNode value, String keyword) {
    JsonNode own = value.path(keyword);
    JsonNode reference = value.path("$ref");
    return own.isMissingNode() && reference.isTextual()
        ? schema.at(reference.textValue().substring(1)).path(keyword)
        : own;
  }
}

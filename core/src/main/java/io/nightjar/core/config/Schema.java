package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema of {@code conf/schema}, which is the only place that knows keys, types, allowed
 * values, defaults and descriptions. It travels inside the jar; nothing is ever fetched.
 */
public final class Schema {
  /** The keys of a pipeline file. */
  public static final String PIPELINE = "pipeline.schema.json";

  /** The keys of an environment file. */
  public static final String ENVIRONMENT = "environment.schema.json";

  private final JsonNode root;

  private Schema(JsonNode root) {
    this.root = root;
  }

  /** Loads one of the schemas by its file name. */
  public static Schema load(String name) {
    try (InputStream in = Schema.class.getResourceAsStream("/io/nightjar/core/schema/" + name)) {
      return new Schema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("schema " + name + " is not in the jar", e);
    }
  }

  /** The schema itself, for documentation. */
  public JsonNode json() {
    return root;
  }

  /** Adds what a configuration does not keep to. */
  public void check(ConfigTree tree, Problems problems) {
    SchemaMessages messages = new SchemaMessages(this, tree, problems);
    validator().validate(tree.root()).forEach(messages::add);
  }

  /** Fills in the defaults of keys that nobody wrote, in sections that are there. */
  public void fill(ConfigTree tree) {
    fill(tree.root(), root);
  }

  /** The schema of the value at a path; a missing node where the schema knows nothing. */
  public JsonNode at(KeyPath path) {
    return resolved(unresolved(path));
  }

  /** The first example of a value, or a missing node. */
  public JsonNode example(KeyPath path) {
    JsonNode own = unresolved(path).path("examples").path(0);
    return own.isMissingNode() ? at(path).path("examples").path(0) : own;
  }

  /** What the keys that people choose below a path must look like. */
  JsonNode names(KeyPath path) {
    return resolved(at(path).path("propertyNames"));
  }

  /** The keys the schema knows below a path, without those that people choose. */
  public List<String> keys(KeyPath path) {
    List<String> keys = new ArrayList<>();
    at(path).path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private JsonNode unresolved(KeyPath path) {
    JsonNode schema = root;
    for (String part : path.parts()) {
      JsonNode here = resolved(schema);
      JsonNode named = here.path("properties").path(part);
      JsonNode other = here.path(part.startsWith("[") ? "items" : "additionalProperties");
      schema = named.isMissingNode() ? other : named;
    }
    return schema;
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    return reference.isTextual() ? root.at(reference.textValue().substring(1)) : schema;
  }

  private void fill(JsonNode value, JsonNode schema) {
    JsonNode here = resolved(schema);
    if (value.isArray()) {
      value.forEach(each -> fill(each, here.path("items")));
    }
    if (!(value instanceof ObjectNode object)) {
      return;
    }
    Iterator<Map.Entry<String, JsonNode>> properties = here.path("properties").fields();
    while (properties.hasNext()) {
      Map.Entry<String, JsonNode> property = properties.next();
      JsonNode standard = property.getValue().path("default");
      if (!object.has(property.getKey()) && !standard.isMissingNode()) {
        object.set(property.getKey(), standard.deepCopy());
      }
      fill(object.path(property.getKey()), property.getValue());
    }
    JsonNode others = here.path("additionalProperties");
    if (others.isObject()) {
      object.elements().forEachRemaining(each -> fill(each, others));
    }
  }

  private JsonSchema validator() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .preloadJsonSchema(false)
            .build();
    ObjectNode local = root.deepCopy();
    local.remove("$id");
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(local, config);
  }
}

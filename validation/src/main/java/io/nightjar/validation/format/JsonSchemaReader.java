package io.nightjar.validation.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Makes validators of JSON Schemas, after checking the schemas themselves. */
final class JsonSchemaReader {
  private static final String DRAFT_3 = "http://json-schema.org/draft-03/schema";

  /** By the name without a final {@code #}, with and without which they mean the same. */
  private static final Map<String, VersionFlag> DRAFTS =
      Map.of(
          bare(SchemaId.V4), VersionFlag.V4,
          bare(SchemaId.V6), VersionFlag.V6,
          bare(SchemaId.V7), VersionFlag.V7,
          bare(SchemaId.V201909), VersionFlag.V201909);

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build();

  private JsonSchemaReader() {}

  static JsonSchema read(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      throw new IllegalArgumentException("a JSON Schema is an object, true or false");
    }
    VersionFlag draft = draft(bare(schema.path("$schema").asText()));
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            draft, builder -> builder.schemaLoaders(loaders -> loaders.add(JsonSchemaReader::stay)));
    try {
      checkSchema(factory, draft, schema);
      JsonSchema read = factory.getSchema(withoutName(schema), CONFIG);
      read.initializeValidators();
      return read;
    } catch (JsonSchemaException | PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the JSON Schema cannot be used: " + firstLine(e.getMessage()), e);
    }
  }

  /** The newest draft unless the schema names an older one. */
  private static VersionFlag draft(String name) {
    if (name.equals(DRAFT_3)) {
      throw new IllegalArgumentException(
          "the JSON Schema is of Draft 3, which nothing here reads; write it for Draft 2020-12");
    }
    return DRAFTS.getOrDefault(name, VersionFlag.V202012);
  }

  private static void checkSchema(JsonSchemaFactory factory, VersionFlag draft, JsonNode schema) {
    Set<ValidationMessage> problems =
        factory.getSchema(SchemaLocation.of(draft.getId()), CONFIG).validate(schema);
    problems.stream()
        .min(Comparator.comparing(ValidationMessage::getMessage))
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "the JSON Schema is not valid: " + firstLine(problem.getMessage()));
            });
  }

  /** Without the name of a draft, which has been found out and may be one that nobody knows. */
  private static JsonNode withoutName(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("$schema");
    }
    return copy;
  }

  /** Lets pass what comes with the library, and fetches nothing else. */
  private static InputStreamSource stay(AbsoluteIri iri) {
    if (iri.toString().startsWith("classpath:draft")) {
      return null;
    }
    throw new JsonSchemaException("it refers to " + iri + ", and nothing is fetched");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  private static String bare(String name) {
    return name.endsWith("#") ? name.substring(0, name.length() - 1) : name;
  }
}

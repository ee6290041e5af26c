package io.nightjar.validation.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Makes validators of JSON Schemas, after checking the schemas themselves. */
final class JsonSchemaReader {
  private static final String DRAFT_3 = "http://json-schema.org/draft-03/schema";

  /** From Draft 2019-09 on there are two other keywords instead of this one. */
  private static final String DEPENDENCIES = "dependencies";

  private static final JsonMetaSchema NEWEST = adapted(JsonMetaSchema.getV202012(), DEPENDENCIES);

  /** By the name without a final {@code #}, with and without which they mean the same. */
  private static final Map<String, JsonMetaSchema> DRAFTS =
      Map.of(
          bare(SchemaId.V4), adapted(JsonMetaSchema.getV4()),
          bare(SchemaId.V6), adapted(JsonMetaSchema.getV6()),
          bare(SchemaId.V7), adapted(JsonMetaSchema.getV7()),
          bare(SchemaId.V201909), adapted(JsonMetaSchema.getV201909(), DEPENDENCIES));

  /** A name may be relative to a place that only its author knows. */
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(false)
          .schemaIdValidator((id, isRoot, location, resolved, context) -> true)
          .build();

  private JsonSchemaReader() {}

  static JsonSchema read(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      throw new IllegalArgumentException("a JSON Schema is an object, true or false");
    }
    JsonMetaSchema draft = draft(bare(schema.path("$schema").asText()));
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(draft.getIri())
            .metaSchema(draft)
            .schemaLoaders(loaders -> loaders.add(JsonSchemaReader::stay))
            .build();
    try {
      checkSchema(factory, draft, schema);
      JsonSchema read = factory.getSchema(withoutDraft(schema), CONFIG);
      read.initializeValidators();
      return read;
    } catch (JsonSchemaException e) {
      throw new IllegalArgumentException("the JSON Schema cannot be used: " + reason(e), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("the JSON Schema refers to itself without end", e);
    }
  }

  /** The newest draft unless the schema names an older one. */
  private static JsonMetaSchema draft(String name) {
    if (name.equals(DRAFT_3)) {
      throw new IllegalArgumentException(
          "the JSON Schema is of Draft 3, which nothing here reads; write it for Draft 2020-12");
    }
    return DRAFTS.getOrDefault(name, NEWEST);
  }

  /** Takes the keywords of the vocabularies themselves, because those would undo the changes. */
  private static JsonMetaSchema adapted(JsonMetaSchema draft, String... without) {
    return JsonMetaSchema.builder(draft)
        .vocabularies(Map::clear)
        .keywords(
            keywords -> {
              keywords.putAll(draft.getKeywords());
              keywords.computeIfPresent("uniqueItems", (name, any) -> new ArrayKeyword(any));
              keywords.keySet().removeAll(Set.of(without));
            })
        .build();
  }

  private static void checkSchema(
      JsonSchemaFactory factory, JsonMetaSchema draft, JsonNode schema) {
    factory.getSchema(SchemaLocation.of(draft.getIri()), CONFIG).validate(schema).stream()
        .map(ValidationMessage::getMessage)
        .min(Comparator.naturalOrder())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "the JSON Schema is not valid: " + firstLine(problem));
            });
  }

  /** Without the name of a draft, which has been found out and may be one that nobody knows. */
  private static JsonNode withoutDraft(JsonNode schema) {
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

  private static String reason(JsonSchemaException e) {
    if (e.getCause() instanceof PatternSyntaxException syntax) {
      return "a pattern is no regular expression of Java (%s)".formatted(syntax.getDescription());
    }
    String line = firstLine(e.getMessage());
    return line.startsWith(": ") ? line.substring(": ".length()) : line;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  private static String bare(String name) {
    return name.endsWith("#") ? name.substring(0, name.length() - 1) : name;
  }
}

package io.nightjar.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One JSON object of a document with a {@code format-version}, read strictly: a missing key or a
 * value of another type is an {@link IllegalArgumentException} that names the key.
 */
public final class JsonDocument {
  private static final String VERSION = "format-version";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private final JsonNode json;

  private JsonDocument(JsonNode json) {
    this.json = json;
  }

  /** An empty object that carries the version. */
  public static ObjectNode newObject(int formatVersion) {
    return MAPPER.createObjectNode().put(VERSION, formatVersion);
  }

  /** The text of a document: indented, with a line end. */
  public static String print(ObjectNode json) {
    try {
      return MAPPER.writer(PRINTER).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON", e);
    }
  }

  /** Reads a document and refuses one that is newer than {@code knownVersion}. */
  public static JsonDocument parse(String text, int knownVersion) throws JsonProcessingException {
    JsonDocument document = new JsonDocument(MAPPER.readTree(text));
    long version = document.number(VERSION);
    if (version > knownVersion) {
      throw new IllegalArgumentException(
          "format-version %d is newer than %d; upgrade Nightjar".formatted(version, knownVersion));
    }
    return document;
  }

  /** A string. */
  public String text(String key) {
    return value(key, JsonNodeType.STRING).textValue();
  }

  /** A whole number. */
  public long number(String key) {
    JsonNode value = value(key, JsonNodeType.NUMBER);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException(key + " is not a whole number");
    }
    return value.longValue();
  }

  /** True or false. */
  public boolean flag(String key) {
    return value(key, JsonNodeType.BOOLEAN).booleanValue();
  }

  /** An instant in ISO form. */
  public Instant instant(String key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(key + " is not an instant", e);
    }
  }

  /** Whether there is such a key. */
  public boolean has(String key) {
    return json.has(key);
  }

  /** Any value. */
  public JsonNode node(String key) {
    JsonNode value = json.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  /** An object. */
  public JsonDocument object(String key) {
    return new JsonDocument(value(key, JsonNodeType.OBJECT));
  }

  /** An array of objects. */
  public List<JsonDocument> list(String key) {
    return elements(key).map(JsonDocument::new).toList();
  }

  /** An array of strings. */
  public List<String> texts(String key) {
    return elements(key).map(JsonNode::asText).toList();
  }

  /** An object of numbers, in the order of the file; see {@link Numbers} for NaN. */
  public Map<String, Number> numbers(String key) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = value(key, JsonNodeType.OBJECT).fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      numbers.put(field.getKey(), Numbers.read(field.getKey(), field.getValue()));
    }
    return numbers;
  }

  private java.util.stream.Stream<JsonNode> elements(String key) {
    return StreamSupport.stream(value(key, JsonNodeType.ARRAY).spliterator(), false);
  }

  private JsonNode value(String key, JsonNodeType type) {
    JsonNode value = node(key);
    if (value.getNodeType() != type) {
      throw new IllegalArgumentException(
          "%s is %s instead of %s".formatted(key, value.getNodeType(), type));
    }
    return value;
  }
}

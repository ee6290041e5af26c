package io.nightjar.validation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * A JSON document that remembers on which line each value stands. Duplicate keys, text after the
 * document, more than 30 levels and numbers of more than 400 digits are refused.
 *
 * @param root the document
 * @param lines line of each value, from 1, by path such as {@code /expectations/0/kwargs}
 */
public record LinedJson(JsonNode root, Map<String, Integer> lines) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(30).build())
          .build();
  private static final int MOST_DIGITS = 400;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Copies the lines. */
  public LinedJson {
    lines = Map.copyOf(lines);
  }

  /**
   * Reads a document.
   *
   * @throws JsonProcessingException if the text is not JSON; it knows the line
   */
  public static LinedJson parse(String text) throws JsonProcessingException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      JsonNode root = value(parser, "", lines);
      if (parser.nextToken() != null) {
        throw new JsonParseException(
            parser, "text after the end of the document");
      }
      return new LinedJson(root, lines);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a string in memory cannot fail to be read", e);
    }
  }

  /** The line of the value at that path, or of the nearest value around it. */
  public int line(String path) {
    for (String at = path; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
    }
    return lines.getOrDefault("", 1);
  }

  private static JsonNode value(JsonParser parser, String path, Map<String, Integer> lines)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return NODES.missingNode();
    }
    lines.put(path, parser.currentTokenLocation().getLineNr());
    return switch (token) {
      case START_OBJECT -> object(parser, path, lines);
      case START_ARRAY -> array(parser, path, lines);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> number(parser);
    };
  }

  /** A number such as 1e999999999 is short to write and fills the memory when it is used. */
  private static JsonNode number(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      throw new JsonParseException(
          parser, "a number with more than %d digits".formatted(MOST_DIGITS));
    }
    return NODES.numberNode(number);
  }

  private static ObjectNode object(JsonParser parser, String path, Map<String, Integer> lines)
      throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser, path + "/" + name, lines));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, String path, Map<String, Integer> lines)
      throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, path + "/" + array.size(), lines));
    }
    return array;
  }
}

package io.nightjar.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Text to JSON and back. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The document, unless the text is none: cut off, followed by garbage, or empty. */
  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether two trees say the same once sent; a missing one says as much as an empty one. */
  static boolean same(JsonNode one, JsonNode other) {
    return asSent(one).equals(asSent(other));
  }

  private static JsonNode asSent(JsonNode tree) {
    boolean nothing = tree.isMissingNode() || tree.isNull();
    return nothing ? object() : parse(tree.toString()).orElseThrow();
  }
}

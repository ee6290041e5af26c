package io.nightjar.validation.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Brings equal numbers into equal form, because Python takes 1 and 1.0 for the same. */
final class JsonNumbers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonNumbers() {}

  /** A copy in which each whole number is of the smallest whole type, each other a double. */
  static JsonNode uniform(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        object.set(each.getKey(), uniform(each.getValue()));
      }
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = NODES.arrayNode();
      value.forEach(each -> array.add(uniform(each)));
      return array;
    }
    return value.isNumber() ? number(value) : value;
  }

  private static JsonNode number(JsonNode value) {
    double number = value.doubleValue();
    if (value.isIntegralNumber()) {
      return whole(value.bigIntegerValue());
    }
    if (!Double.isFinite(number) || number != Math.rint(number)) {
      return DoubleNode.valueOf(number);
    }
    return whole(new BigDecimal(number).toBigIntegerExact());
  }

  private static JsonNode whole(BigInteger number) {
    int bits = number.bitLength();
    if (bits < Integer.SIZE) {
      return NODES.numberNode(number.intValueExact());
    }
    return bits < Long.SIZE ? NODES.numberNode(number.longValueExact()) : NODES.numberNode(number);
  }
}

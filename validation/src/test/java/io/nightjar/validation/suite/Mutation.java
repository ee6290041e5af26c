package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Ways to damage one place of a suite, and whether somebody must say so. */
enum Mutation {
  RENAMED_KEY(true),
  ADDED_KEY(true),
  OBJECT(true),
  NESTED(true),
  OTHER_TYPE(true),
  HUGE_NUMBER(true),
  DROPPED(false),
  NULLED(false),
  EMPTIED(false),
  NEGATED(false),
  LONG_TEXT(false),
  BAD_DATE(false),
  NO_PARAMETER(true),
  OTHER_WORD(false);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEPTH = 40;
  private static final int LONG = 200_000;

  /** What a suite may hold without a meaning for its checks. */
  private static final Pattern FREE =
      Pattern.compile(".*/(meta|json_schema|suite_parameters|value_set|value_pairs_set)(/.*)?");

  private final boolean mustBeRefused;

  Mutation(boolean mustBeRefused) {
    this.mustBeRefused = mustBeRefused;
  }

  /**
   * A place in a document.
   *
   * @param parent object or list
   * @param key name, or number in the list
   * @param path from the root
   */
  record Place(JsonNode parent, String key, String path) {
    JsonNode value() {
      return parent.isArray() ? parent.get(Integer.parseInt(key)) : parent.get(key);
    }

    void set(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(key, value);
      } else {
        ((ArrayNode) parent).set(Integer.parseInt(key), value);
      }
    }

    boolean isFree() {
      return FREE.matcher(path).matches();
    }
  }

  static List<Place> places(JsonNode node, String path) {
    List<Place> places = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      keys.add(String.valueOf(i));
    }
    for (String key : keys) {
      Place place = new Place(node, key, path + "/" + key);
      places.add(place);
      places.addAll(places(place.value(), place.path()));
    }
    return places;
  }

  /** Whether it must not pass at this place without a word. */
  boolean mustBeRefused(Place place) {
    return mustBeRefused && !place.isFree();
  }

  /** Whether it makes a difference there at all. */
  boolean fits(Place place) {
    JsonNode value = place.value();
    return switch (this) {
      case RENAMED_KEY -> place.parent().isObject();
      case ADDED_KEY -> value.isObject();
      case HUGE_NUMBER, NEGATED -> value.isNumber();
      case EMPTIED -> value.isTextual() || value.isArray();
      case LONG_TEXT, OTHER_WORD -> value.isTextual();
      case BAD_DATE -> value.asText().startsWith("2013-");
      case NO_PARAMETER -> place.path().contains("/kwargs/");
      case OTHER_TYPE -> !place.path().matches(".*/(parameter|column|other_column)");
      default -> true;
    };
  }

  /** Damages the document that the place belongs to. */
  void apply(Place place, Random random) {
    JsonNode value = place.value();
    switch (this) {
      case RENAMED_KEY -> {
        ((ObjectNode) place.parent()).remove(place.key());
        place.set(value);
        ((ObjectNode) place.parent()).remove(place.key());
        ((ObjectNode) place.parent()).set(typo(place.key(), random), value);
      }
      case ADDED_KEY -> ((ObjectNode) value).put("surprise", 1);
      case OBJECT -> place.set(NODES.objectNode().put("surprise", 1));
      case NESTED -> place.set(nested());
      case OTHER_TYPE -> place.set(other(value));
      case HUGE_NUMBER -> place.set(DecimalNode.valueOf(new BigDecimal("1e999999")));
      case DROPPED -> drop(place);
      case NULLED -> place.set(NODES.nullNode());
      case EMPTIED -> place.set(value.isArray() ? NODES.arrayNode() : NODES.textNode(""));
      case NEGATED ->
          place.set(DecimalNode.valueOf(value.decimalValue().negate().subtract(BigDecimal.ONE)));
      case LONG_TEXT -> place.set(NODES.textNode("x\u001b[31m".repeat(LONG / 6)));
      case BAD_DATE -> place.set(NODES.textNode("2013-02-30"));
      case NO_PARAMETER -> place.set(NODES.objectNode().put("$PARAMETER", "absent"));
      case OTHER_WORD -> place.set(NODES.textNode(value.textValue() + "\nand more"));
      default -> throw new IllegalStateException();
    }
  }

  private static void drop(Place place) {
    if (place.parent() instanceof ObjectNode object) {
      object.remove(place.key());
    } else {
      ((ArrayNode) place.parent()).remove(Integer.parseInt(place.key()));
    }
  }

  private static String typo(String key, Random random) {
    int at = random.nextInt(key.length());
    return switch (random.nextInt(3)) {
      case 0 -> key.substring(0, at) + key.substring(at) + "s";
      case 1 -> key + "\n" + key;
      default -> key.substring(0, at) + "_" + key.substring(at);
    };
  }

  private static JsonNode nested() {
    ArrayNode node = NODES.arrayNode();
    for (int i = 0; i < DEPTH; i++) {
      node = NODES.arrayNode().add(node);
    }
    return node;
  }

  private static JsonNode other(JsonNode value) {
    if (value.isTextual()) {
      return NODES.numberNode(5);
    }
    return value.isContainerNode() ? NODES.textNode("x") : NODES.textNode("yes");
  }
}

package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.error.NightjarException;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree from parser events: the composer behind Jackson and SnakeYAML keeps no lines,
 * expands aliases and takes the last of two equal keys.
 */
final class YamlReader {
  private static final int LONGEST_KEY = 200;

  private final String label;
  private final String text;
  private final ParserImpl events;
  private final Map<KeyPath, Origin> origins = new HashMap<>();

  YamlReader(String label, String text) {
    this.label = label;
    this.text = text;
    this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  YamlDocument document() {
    try {
      return new YamlDocument(root(), origins);
    } catch (MarkedYAMLException e) {
      throw YamlSyntax.refusal(label, text, e);
    } catch (YAMLException e) {
      throw Refusals.at(Origin.of(label), "not valid YAML", e);
    }
  }

  private JsonNode root() {
    events.getEvent();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      return JsonNodeFactory.instance.nullNode();
    }
    DocumentStartEvent start = (DocumentStartEvent) events.getEvent();
    if (start.getVersion() != null || (start.getTags() != null && !start.getTags().isEmpty())) {
      throw refuse(start, "directives (%) are not allowed");
    }
    origins.put(KeyPath.ROOT, new Origin(label, 1, 1));
    JsonNode root = node(events.getEvent(), KeyPath.ROOT, 1);
    events.getEvent();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      throw refuse(events.getEvent(), "a second document (---) is not allowed; one file, one");
    }
    return root;
  }

  private JsonNode node(Event event, KeyPath path, int depth) {
    checkPlain(event);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    if (depth > YamlDocument.MAX_DEPTH) {
      throw refuse(event, "nested deeper than %d levels".formatted(YamlDocument.MAX_DEPTH));
    }
    return event.is(Event.ID.MappingStart) ? mapping(path, depth) : sequence(path, depth);
  }

  private ObjectNode mapping(KeyPath path, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Event event = events.getEvent();
      String key = key(event);
      KeyPath child = path.then(key);
      if (object.has(key)) {
        throw refuse(
            event,
            "%s: duplicate key; first on line %d".formatted(child, origins.get(child).line()));
      }
      origins.put(child, origin(event));
      object.set(key, node(events.getEvent(), child, depth + 1));
    }
    events.getEvent();
    return object;
  }

  private ArrayNode sequence(KeyPath path, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      Event event = events.getEvent();
      KeyPath child = path.then(array.size());
      origins.put(child, origin(event));
      array.add(node(event, child, depth + 1));
    }
    events.getEvent();
    return array;
  }

  private String key(Event event) {
    checkPlain(event);
    if (event instanceof ScalarEvent scalar) {
      String key = scalar.getValue();
      if (!key.isEmpty() && key.length() <= LONGEST_KEY && key.indexOf('\n') < 0) {
        return key;
      }
    }
    throw refuse(event, "keys must be a plain word; put text with braces in quotes");
  }

  private static JsonNode scalar(ScalarEvent scalar) {
    return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
        ? PlainScalar.typed(scalar.getValue())
        : JsonNodeFactory.instance.textNode(scalar.getValue());
  }

  private void checkPlain(Event event) {
    if (event instanceof AliasEvent) {
      throw refuse(event, "aliases (*name) are not allowed; put text that starts with * in quotes");
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw refuse(event, "anchors (&name) are not allowed; put text that starts with & in quotes");
    }
    boolean hasTag =
        (event instanceof ScalarEvent scalar && scalar.getTag() != null)
            || (event instanceof CollectionStartEvent start && start.getTag() != null);
    if (hasTag) {
      throw refuse(event, "tags (!name) are not allowed; put text that starts with ! in quotes");
    }
  }

  private Origin origin(Event event) {
    Mark mark = event.getStartMark();
    return new Origin(label, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private NightjarException refuse(Event event, String why) {
    return Refusals.at(origin(event), why, null);
  }
}

package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * A configuration put together from layers, where every value remembers which layer wrote it.
 * Mappings are merged key by key, lists and single values are replaced whole, and an empty value in
 * a later layer removes what is below.
 */
public final class ConfigTree {
  private final ObjectNode root;
  private final Map<KeyPath, Origin> origins = new HashMap<>();

  private ConfigTree(ObjectNode root) {
    this.root = root;
  }

  /** An empty configuration that problems about missing keys refer to by this origin. */
  public static ConfigTree empty(Origin origin) {
    ConfigTree tree = new ConfigTree(JsonNodeFactory.instance.objectNode());
    tree.origins.put(KeyPath.ROOT, origin);
    return tree;
  }

  /** The configuration of one file alone, exactly as written. */
  public static ConfigTree of(YamlDocument document) {
    JsonNode written = document.root();
    ConfigTree tree =
        new ConfigTree(
            written.isObject() ? written.deepCopy() : JsonNodeFactory.instance.objectNode());
    tree.origins.putAll(document.origins());
    return tree;
  }

  /** The values; not to be changed. */
  public ObjectNode root() {
    return root;
  }

  /** The value at a path, or a missing node. */
  public JsonNode at(KeyPath path) {
    return root.at(path.pointer());
  }

  /** Where a value was written, or else the nearest thing above it that was. */
  public Origin origin(KeyPath path) {
    Origin origin = origins.get(path);
    return origin != null || path.parts().isEmpty() ? origin : origin(path.parent());
  }

  /** Whether the value was written by somebody, rather than filled in from the schema. */
  public boolean isWritten(KeyPath path) {
    return origins.containsKey(path);
  }

  /** Puts the part of another tree at {@code from} over the part of this one at {@code to}. */
  public void overlay(ConfigTree other, KeyPath from, KeyPath to) {
    overlay(other.at(from), from, to, other);
  }

  /** Puts the part of another tree under this one: only what is not here yet is taken. */
  public void underlay(ConfigTree other, KeyPath from, KeyPath to) {
    JsonNode value = other.at(from);
    if (at(to).isMissingNode()) {
      overlay(value, from, to, other);
    } else if (value.isObject() && at(to).isObject()) {
      value.fieldNames().forEachRemaining(key -> underlay(other, from.then(key), to.then(key)));
    }
  }

  /**
   * Puts one value over what is here. Within a section that is here, mappings on the way to it are
   * made; a section that is not stays away.
   */
  public void set(KeyPath path, JsonNode value, Origin origin) {
    boolean isInSection = path.parent().parts().size() > 1;
    if (isInSection && !value.isNull() && at(path.parent()).isMissingNode()) {
      set(path.parent(), JsonNodeFactory.instance.objectNode(), origin);
    }
    JsonNode parent = at(path.parent());
    if (!(parent instanceof ObjectNode object)) {
      return;
    }
    origins.keySet().removeIf(known -> isBelow(known, path));
    if (value.isNull()) {
      object.remove(path.last());
      origins.remove(path);
    } else {
      object.set(path.last(), value.deepCopy());
      origins.put(path, origin);
    }
  }

  private void overlay(JsonNode value, KeyPath from, KeyPath to, ConfigTree other) {
    boolean isMapping = value.isObject() && at(to).isObject();
    if (value.isMissingNode() || (!isMapping && to.parts().isEmpty())) {
      return;
    }
    if (!isMapping) {
      set(to, value, other.origin(from));
      copyOrigins(other, from, to);
      return;
    }
    Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      overlay(field.getValue(), from.then(field.getKey()), to.then(field.getKey()), other);
    }
  }

  private void copyOrigins(ConfigTree other, KeyPath from, KeyPath to) {
    other.origins.forEach(
        (path, origin) -> {
          if (isBelow(path, from)) {
            KeyPath moved = to;
            for (String part : path.parts().subList(from.parts().size(), path.parts().size())) {
              moved = moved.then(part);
            }
            origins.put(moved, origin);
          }
        });
  }

  private static boolean isBelow(KeyPath path, KeyPath top) {
    int depth = top.parts().size();
    return path.parts().size() > depth && path.parts().subList(0, depth).equals(top.parts());
  }
}

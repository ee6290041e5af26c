package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * One YAML file as a tree, with the place of every key and list entry. Only plain data is accepted:
 * no anchors, aliases, tags or further documents, no duplicate keys, at most 50 levels and 256 KiB;
 * anything else is refused with exit code 10 in one line that names file and line.
 */
public final class YamlDocument {
  /** Deeper nesting is refused. */
  public static final int MAX_DEPTH = 50;

  private final JsonNode root;
  private final Map<KeyPath, Origin> origins;

  YamlDocument(JsonNode root, Map<KeyPath, Origin> origins) {
    this.root = root;
    this.origins = Map.copyOf(origins);
  }

  /** Reads a file; {@code label} is how messages call it. */
  public static YamlDocument read(Path file, String label) {
    return parse(label, TextFiles.read(file, label));
  }

  /** Reads text; {@code label} is how messages call it. */
  public static YamlDocument parse(String label, String text) {
    return new YamlReader(label, text).document();
  }

  /** The tree; a null node for an empty document. */
  public JsonNode root() {
    return root;
  }

  /** The place of every value: that of its key, or of itself if it is a list entry. */
  public Map<KeyPath, Origin> origins() {
    return origins;
  }
}

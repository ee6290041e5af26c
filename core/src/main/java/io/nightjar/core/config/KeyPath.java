package io.nightjar.core.config;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the top of a configuration to one of its values.
 *
 * @param parts keys, and positions in lists as {@code [0]}
 */
public record KeyPath(List<String> parts) {
  /** The whole configuration. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  /** Copies the list. */
  public KeyPath {
    parts = List.copyOf(parts);
  }

  /** One key deeper. */
  public KeyPath then(String key) {
    List<String> longer = new ArrayList<>(parts);
    longer.add(key);
    return new KeyPath(longer);
  }

  /** One list entry deeper, counted from 0. */
  public KeyPath then(int index) {
    return then("[" + index + "]");
  }

  /** The path without its last part; the root stays the root. */
  public KeyPath parent() {
    return parts.isEmpty() ? this : new KeyPath(parts.subList(0, parts.size() - 1));
  }

  /** The last key, or empty for the root. */
  public String last() {
    return parts.isEmpty() ? "" : parts.get(parts.size() - 1);
  }

  /** As a pointer into a tree. */
  public JsonPointer pointer() {
    JsonPointer pointer = JsonPointer.empty();
    for (String part : parts) {
      pointer =
          isIndex(part)
              ? pointer.appendIndex(Integer.parseInt(part.substring(1, part.length() - 1)))
              : pointer.appendProperty(part);
    }
    return pointer;
  }

  /** As people write it: {@code tables.silver.flights.key[0]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(text.isEmpty() || isIndex(part) ? "" : ".").append(part);
    }
    return text.toString();
  }

  private static boolean isIndex(String part) {
    return part.startsWith("[") && part.endsWith("]");
  }
}

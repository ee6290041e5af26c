package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nightjar.core.error.NightjarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last layer: {@code --set tables.silver.flights.keep-latest-by=_known_at}. Keys may contain
 * dots themselves, so the longest known key wins at every step; keys nobody knows are problems.
 */
public final class Overrides {
  private final Schema schema;
  private final Problems problems;

  /** Overrides of files with that schema. */
  public Overrides(Schema schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
  }

  /** Puts {@code key=value} texts over a configuration, in order. */
  public void apply(List<String> sets, ConfigTree tree) {
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals < 1) {
        problems.add(Origin.of("--set " + set), "", "expected key=value");
      } else {
        apply(set.substring(0, equals).strip(), set.substring(equals + 1).strip(), tree);
      }
    }
  }

  private void apply(String key, String value, ConfigTree tree) {
    Origin origin = Origin.of("--set " + key);
    find(key, tree, origin)
        .ifPresent(path -> tree.set(path, typed(value, schema.at(path), origin), origin));
  }

  private Optional<KeyPath> find(String key, ConfigTree tree, Origin origin) {
    KeyPath path = KeyPath.ROOT;
    String rest = key;
    while (!rest.isEmpty()) {
      List<String> known = known(path, tree);
      String wanted = rest;
      Optional<String> next =
          known.stream()
              .filter(each -> wanted.equals(each) || wanted.startsWith(each + "."))
              .max((a, b) -> Integer.compare(a.length(), b.length()));
      if (next.isEmpty() && takesFreeKeys(path)) {
        next = Optional.of(rest);
      }
      if (next.isEmpty()) {
        String unknown =
            known.stream().anyMatch(each -> each.contains(".")) ? rest : firstPart(rest);
        problems.add(origin, key, "unknown key" + Nearest.hint(unknown, known));
        return Optional.empty();
      }
      path = path.then(next.get());
      rest = rest.length() == next.get().length() ? "" : rest.substring(next.get().length() + 1);
    }
    return Optional.of(path);
  }

  private List<String> known(KeyPath path, ConfigTree tree) {
    List<String> known = new ArrayList<>(schema.keys(path));
    tree.at(path).fieldNames().forEachRemaining(known::add);
    return known.stream().distinct().toList();
  }

  /** Whether people choose the keys here and the values have no keys of their own. */
  private boolean takesFreeKeys(KeyPath path) {
    JsonNode others = schema.at(path).path("additionalProperties");
    return others.isObject()
        && others.has("type")
        && !others.path("type").asText().equals("object");
  }

  private static String firstPart(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  private static JsonNode typed(String value, JsonNode schema, Origin origin) {
    boolean isText = schema.path("type").asText().equals("string");
    try {
      JsonNode parsed = YamlDocument.parse(origin.source(), value).root();
      return isText && !parsed.isTextual() && !parsed.isNull() ? TextNode.valueOf(value) : parsed;
    } catch (NightjarException e) {
      if (isText) {
        return TextNode.valueOf(value);
      }
      throw e;
    }
  }
}

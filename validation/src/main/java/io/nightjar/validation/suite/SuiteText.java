package io.nightjar.validation.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.KeyPath;
import io.nightjar.core.config.Origin;
import io.nightjar.core.config.YamlDocument;
import io.nightjar.core.error.NightjarException;
import io.nightjar.validation.json.LinedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the text of a suite: YAML if the name of its file says so, else JSON. */
final class SuiteText {
  private static final LinedJson EMPTY = new LinedJson(null, Map.of());

  private SuiteText() {}

  /** The document; an empty one and a problem if it cannot be read. */
  static LinedJson read(String file, String text, List<String> problems) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? yaml(file, text, problems)
        : json(file, text, problems);
  }

  private static LinedJson json(String file, String text, List<String> problems) {
    try {
      return LinedJson.parse(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problems.add(
          "%s:%d: not valid JSON: %s"
              .formatted(
                  file, line, Sentence.of(e.getOriginalMessage().lines().findFirst().orElse(""))));
      return EMPTY;
    }
  }

  private static LinedJson yaml(String file, String text, List<String> problems) {
    try {
      YamlDocument document = YamlDocument.parse(file, text);
      Map<String, Integer> lines = new HashMap<>();
      document.origins().forEach((path, origin) -> lines.put(pointer(path), line(origin)));
      return new LinedJson(document.root(), lines);
    } catch (NightjarException e) {
      problems.add(e.getMessage());
      return EMPTY;
    }
  }

  private static int line(Origin origin) {
    return Math.max(1, origin.line());
  }

  /** A list entry {@code [0]} is {@code 0} in the paths of JSON. */
  private static String pointer(KeyPath path) {
    StringBuilder pointer = new StringBuilder();
    for (String part : path.parts()) {
      boolean isEntry = part.startsWith("[") && part.endsWith("]");
      pointer.append('/').append(isEntry ? part.substring(1, part.length() - 1) : part);
    }
    return pointer.toString();
  }

  /** Whether there is anything to look at. */
  static boolean isObject(LinedJson document) {
    JsonNode root = document.root();
    return root != null && root.isObject();
  }
}

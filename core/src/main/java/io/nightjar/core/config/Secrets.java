package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of files and prints. A key that sounds like a secret may only refer to one:
 * {@code {env: NAME}} or {@code {file: PATH}}; wherever a configuration is shown, digested or
 * logged it is {@code ***}.
 */
public final class Secrets {
  /** What is shown instead of a secret. */
  public static final String MASK = "***";

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)secret|passw|pwd|token|credential|dsn|api[._-]?key|access[._-]?key|private|jaas");

  private Secrets() {}

  /** Whether a key of this name holds a secret. */
  public static boolean isSecret(String key) {
    return NAME.matcher(key).find();
  }

  /** Adds a problem for every secret that stands in the configuration itself. */
  public static void check(ConfigTree tree, Problems problems) {
    check(tree, KeyPath.ROOT, problems);
  }

  /** The same tree with every secret replaced by {@link #MASK}. */
  public static JsonNode masked(JsonNode tree) {
    JsonNode copy = tree.deepCopy();
    mask(copy);
    return copy;
  }

  /** The value that a reference refers to; the text itself if it is none. */
  static String resolve(JsonNode value, Path root, Variables variables, Origin origin, String key) {
    if (value.has("env")) {
      String name = value.path("env").asText();
      return variables
          .find(name)
          .orElseThrow(
              () ->
                  Refusals.at(
                      origin, key + ": environment variable " + name + " is not set", null));
    }
    if (value.has("file")) {
      String file = value.path("file").asText();
      return TextFiles.read(root.resolve(file), file).strip();
    }
    return value.asText();
  }

  private static void check(ConfigTree tree, KeyPath path, Problems problems) {
    Iterator<Map.Entry<String, JsonNode>> fields = tree.at(path).fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      KeyPath child = path.then(field.getKey());
      boolean isLiteral = !field.getValue().isObject() && !field.getValue().isNull();
      if (isLiteral && isSecret(field.getKey())) {
        problems.add(
            tree.origin(child),
            child.toString(),
            "a secret must not stand in a file or on a command line; write {env: NAME} or"
                + " {file: PATH}");
      }
      check(tree, child, problems);
    }
  }

  private static void mask(JsonNode node) {
    if (node instanceof ArrayNode array) {
      array.forEach(Secrets::mask);
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode value = field.getValue();
        boolean isReference = value.has("env") || value.has("file");
        if (isSecret(field.getKey()) && (!value.isObject() || isReference)) {
          object.put(field.getKey(), MASK);
        } else {
          mask(value);
        }
      }
    }
  }
}

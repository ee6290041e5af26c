package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;

/** Turns what the validator says into one line that a person can act on. */
final class SchemaMessages {
  private final Schema schema;
  private final ConfigTree tree;
  private final Problems problems;

  SchemaMessages(Schema schema, ConfigTree tree, Problems problems) {
    this.schema = schema;
    this.tree = tree;
    this.problems = problems;
  }

  void add(ValidationMessage message) {
    KeyPath path = path(message.getInstanceLocation());
    JsonNode rule = rule(message);
    switch (message.getType()) {
      case "additionalProperties" -> unknown(path, message.getProperty());
      case "required" -> missing(path, message.getProperty());
      case "type" -> add(path, wrongType(rule, path));
      case "enum", "const" -> add(path, wrongValue(rule, tree.at(path)));
      case "pattern" -> add(path, explained(rule, "does not have the expected form"));
      case "propertyNames" -> badName(path, message);
      case "minItems", "minProperties", "minLength" -> add(path, "must not be empty");
      case "uniqueItems" -> add(path, "has the same entry twice");
      case "minimum" -> add(path, "must be at least " + rule.path("minimum").asText());
      case "exclusiveMinimum" ->
          add(path, "must be greater than " + rule.path("exclusiveMinimum").asText());
      case "maximum" -> add(path, "must be at most " + rule.path("maximum").asText());
      case "maxLength" ->
          add(path, "must not be longer than %s".formatted(rule.path("maxLength").asText()));
      default -> add(path, explained(rule, message.getError()));
    }
  }

  private void unknown(KeyPath path, String key) {
    List<String> known = schema.keys(path);
    add(path.then(key), "unknown key" + Nearest.hint(key, known));
  }

  private void missing(KeyPath path, String key) {
    KeyPath wanted = path.then(key);
    JsonNode example = schema.example(wanted);
    String hint =
        example.isValueNode() ? ", for example \"%s: %s\"".formatted(key, shown(example)) : "";
    problems.add(tree.origin(path), wanted.toString(), "key is missing; add it" + hint);
  }

  private void badName(KeyPath path, ValidationMessage message) {
    String why = explained(schema.names(path), "is not a possible name");
    add(path.then(message.getProperty()), why);
  }

  private String wrongType(JsonNode rule, KeyPath path) {
    JsonNode example = schema.example(path);
    String hint = example.isMissingNode() ? "" : ", such as " + shown(example);
    return "expected %s%s; found %s".formatted(types(rule.path("type")), hint, kind(tree.at(path)));
  }

  private static String wrongValue(JsonNode rule, JsonNode value) {
    List<String> allowed = new ArrayList<>();
    rule.path("enum").forEach(each -> allowed.add(each.asText()));
    if (rule.has("const")) {
      allowed.add(rule.path("const").asText());
    }
    String near =
        value.isTextual()
            ? Nearest.to(value.textValue(), allowed)
                .map("; did you mean \"%s\"?"::formatted)
                .orElse("")
            : "";
    return "must be %s%s%s"
        .formatted(allowed.size() == 1 ? "" : "one of ", String.join(", ", allowed), near);
  }

  private static String explained(JsonNode rule, String otherwise) {
    return rule.path("patternErrorMessage").asText(otherwise);
  }

  /** How an example is written in YAML, quotes only where YAML needs them. */
  private static String shown(JsonNode example) {
    if (!example.isTextual()) {
      return example.toString().replace("\":", ": ").replace("\"", "").replace(",", ", ");
    }
    String text = example.textValue();
    return text.startsWith("{") ? "\"" + text + "\"" : text;
  }

  private static String types(JsonNode type) {
    List<String> words = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(each -> words.add(typeName(each.asText())));
    } else {
      words.add(typeName(type.asText()));
    }
    return String.join(" or ", words);
  }

  private static String typeName(String type) {
    return switch (type) {
      case "object" -> "keys below it";
      case "array" -> "a list";
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> type;
    };
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "keys";
      case ARRAY -> "a list";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      default -> "nothing";
    };
  }

  private void add(KeyPath path, String why) {
    problems.add(tree.origin(path), path.toString(), why);
  }

  private JsonNode rule(ValidationMessage message) {
    KeyPath keyword = path(message.getSchemaLocation().getFragment());
    return schema.json().at(keyword.parent().pointer());
  }

  private static KeyPath path(JsonNodePath location) {
    KeyPath path = KeyPath.ROOT;
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      path = element instanceof Integer index ? path.then(index) : path.then(element.toString());
    }
    return path;
  }
}

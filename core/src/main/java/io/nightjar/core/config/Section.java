package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place in a configuration that is read value by value. Reading never fails: a value that is
 * missing or of the wrong type is what the schema has already complained about, and reads as empty.
 */
public final class Section {
  private final ConfigTree tree;
  private final KeyPath path;
  private final Problems problems;

  private Section(ConfigTree tree, KeyPath path, Problems problems) {
    this.tree = tree;
    this.path = path;
    this.problems = problems;
  }

  /** The whole configuration; what is wrong goes to {@code problems}. */
  public static Section of(ConfigTree tree, Problems problems) {
    return new Section(tree, KeyPath.ROOT, problems);
  }

  /** The part below a key, whether it is there or not. */
  public Section at(String key) {
    return new Section(tree, path.then(key), problems);
  }

  /** The part below a key, if it has keys of its own. */
  public Optional<Section> find(String key) {
    return Optional.of(at(key)).filter(section -> section.value().isObject());
  }

  /** The name of this part: the last key. */
  public String name() {
    return path.last();
  }

  /** Whether there is a value under the key. */
  public boolean has(String key) {
    return value().has(key);
  }

  /** The value itself. */
  public JsonNode value() {
    return tree.at(path);
  }

  /** The values below, in file order: of a mapping by key, of a list by position. */
  public List<Section> children() {
    List<Section> children = new ArrayList<>();
    if (value().isObject()) {
      value().fieldNames().forEachRemaining(key -> children.add(at(key)));
    }
    for (int i = 0; value().isArray() && i < value().size(); i++) {
      children.add(new Section(tree, path.then(i), problems));
    }
    return children;
  }

  /** Text under the key, if there is any. */
  public Optional<String> findText(String key) {
    JsonNode node = value().path(key);
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  /** Text under the key, or empty text. */
  public String text(String key) {
    return findText(key).orElse("");
  }

  /** The texts of the list under the key. */
  public List<String> texts(String key) {
    return at(key).children().stream()
        .map(Section::value)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }

  /**
   * Text under the key, turned into something else. What the parser refuses becomes a problem with
   * the parser's own words, unless the schema has complained about it already.
   *
   * @param parser throws {@link RuntimeException} with a reason
   * @param otherwise stands in where there is no value or no good one
   */
  public <T> T parsed(String key, Function<String, T> parser, T otherwise) {
    Optional<String> text = findText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return parser.apply(text.get());
    } catch (RuntimeException e) {
      if (!problems.has(path(key))) {
        problem(key, e.getMessage());
      }
      return otherwise;
    }
  }

  /** Where this part was written. */
  public Origin origin() {
    return tree.origin(path);
  }

  /** The whole key path of this part. */
  public String path() {
    return path.toString();
  }

  /** The whole key path of a key below. */
  public String path(String key) {
    return path.then(key).toString();
  }

  /** Adds a problem with the value under a key. */
  public void problem(String key, String why) {
    at(key).problem(why);
  }

  /** Adds a problem with this value. */
  public void problem(String why) {
    problems.add(origin(), path.toString(), why);
  }

  /** Adds a note about the value under a key. */
  public void note(String key, String why) {
    problems.note(at(key).origin(), path(key), why);
  }

  /** Where problems go. */
  public Problems problems() {
    return problems;
  }
}

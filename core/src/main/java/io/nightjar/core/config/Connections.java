package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The databases that an environment knows, by name. Secrets are looked up only when a connection is
 * asked for, so that commands that need none work without them.
 */
public final class Connections {
  /** The section of an environment file. */
  public static final String SECTION = "connections";

  private static final KeyPath ALL = KeyPath.ROOT.then(SECTION);
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)(password|passwd|pwd|secret|token)=|//[^/@?]*:[^/@?]*@");

  private final ConfigTree file;
  private final Path root;
  private final Variables variables;

  private Connections(ConfigTree file, Path root, Variables variables) {
    this.file = file;
    this.root = root;
    this.variables = variables;
  }

  /** No database at all. */
  public static Connections none() {
    return of(ConfigTree.empty(Origin.of("environment")), Path.of(""), Variables.of(Map.of()));
  }

  /** Those of an environment file. */
  static Connections of(ConfigTree file, Path root, Variables variables) {
    return new Connections(file, root, variables);
  }

  /** Adds a problem for every address with a secret in it. */
  static void check(ConfigTree file, Problems problems) {
    for (Section connection : Section.of(file, problems).at(SECTION).children()) {
      if (SECRET_IN_URL.matcher(connection.text("url")).find()) {
        connection.problem(
            "url", "a secret must not stand in an address; write password: {env: NAME} below it");
      }
    }
  }

  /**
   * The connection of that name, secrets included; fails with exit code 10 if it is unknown or a
   * secret is not set.
   */
  public DatabaseConnection named(String name) {
    KeyPath path = ALL.then(name);
    if (!file.at(path).isObject()) {
      throw Refusals.at(
          file.origin(ALL), "there is no connection " + name + "; add it under connections", null);
    }
    return new DatabaseConnection(
        name, value(path.then("url")), value(path.then("user")), value(path.then("password")));
  }

  private String value(KeyPath path) {
    JsonNode value = file.at(path);
    return value.isMissingNode()
        ? ""
        : Secrets.resolve(value, root, variables, file.origin(path), path.toString());
  }

  /** The names alone. */
  @Override
  public String toString() {
    return "Connections" + names(file);
  }

  /** The names that an environment file declares. */
  public static List<String> names(ConfigTree file) {
    return Section.of(file, new Problems()).at(SECTION).children().stream()
        .map(Section::name)
        .toList();
  }
}

package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The databases and Kafka clusters that an environment knows, by name. Secrets are looked up only
 * when a connection is asked for, so that commands that need none work without them.
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

  /** None at all. */
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
   * The database of that name, secrets included; fails with exit code 10 if it is unknown or no
   * database, or if a secret is not set.
   */
  public DatabaseConnection database(String name) {
    KeyPath path = find(name, ConnectionKind.DATABASE);
    return new DatabaseConnection(
        name, value(path.then("url")), value(path.then("user")), value(path.then("password")));
  }

  /**
   * The Kafka cluster of that name, secrets included; fails with exit code 10 if it is unknown or
   * no Kafka cluster, or if a secret is not set.
   */
  public KafkaConnection kafka(String name) {
    KeyPath path = find(name, ConnectionKind.KAFKA);
    KeyPath options = path.then("options");
    Map<String, String> settings = new HashMap<>();
    file.at(options)
        .fieldNames()
        .forEachRemaining(key -> settings.put(key, value(options.then(key))));
    return new KafkaConnection(name, value(path.then("brokers")), settings);
  }

  private KeyPath find(String name, ConnectionKind wanted) {
    ConnectionKind found = kinds(file).get(name);
    if (found == null) {
      throw Refusals.at(
          file.origin(ALL), "there is no connection " + name + "; add it under connections", null);
    }
    if (found != wanted) {
      throw Refusals.at(
          file.origin(ALL.then(name)), "connection " + name + " " + wanted.insteadOf(found), null);
    }
    return ALL.then(name);
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
    return "Connections" + kinds(file).keySet();
  }

  /** What an environment file declares, by name. */
  public static Map<String, ConnectionKind> kinds(ConfigTree file) {
    Map<String, ConnectionKind> kinds = new LinkedHashMap<>();
    for (Section connection : Section.of(file, new Problems()).at(SECTION).children()) {
      kinds.put(connection.name(), ConnectionKind.of(connection));
    }
    return kinds;
  }
}

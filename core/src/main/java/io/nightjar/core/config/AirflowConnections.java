package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the Airflow of an environment: what its file says under {@code airflow}, or else, in the
 * local environment, the Airflow that {@code nightjar airflow up} keeps in the project.
 */
final class AirflowConnections {
  private static final String SECTION = "airflow";
  private static final KeyPath ALL = KeyPath.ROOT.then(SECTION);

  private final ConfigTree file;
  private final Path root;
  private final Variables variables;

  AirflowConnections(ConfigTree file, Path root, Variables variables) {
    this.file = file;
    this.root = root;
    this.variables = variables;
  }

  /** Adds a problem if it is not clear how to log in. */
  static void check(ConfigTree file, Problems problems) {
    Section.of(file, problems).find(SECTION).ifPresent(AirflowConnections::checkLogin);
  }

  private static void checkLogin(Section airflow) {
    boolean isUser = airflow.has("user") && airflow.has("password");
    boolean isAnyUser = airflow.has("user") || airflow.has("password");
    boolean isToken = airflow.has("token");
    if (isToken ? isAnyUser : !isUser) {
      airflow.problem("needs user and password, or a token alone");
    }
  }

  /** The connection, secrets included; fails with exit code 10 if there is none. */
  AirflowConnection find(String environment, boolean isLocal) {
    if (!file.at(ALL).isMissingNode()) {
      return new AirflowConnection(value("url"), value("user"), value("password"), value("token"));
    }
    Path kept = root.resolve(LocalAirflowFile.PLACE);
    if (isLocal && Files.exists(kept)) {
      return LocalAirflowFile.read(kept);
    }
    String start = isLocal ? "start one with ./nightjar airflow up, or " : "";
    String why =
        "there is no Airflow in environment %s; %sadd airflow: {url: …, user: …, password: …}";
    throw Refusals.at(file.origin(KeyPath.ROOT), why.formatted(environment, start), null);
  }

  private String value(String key) {
    KeyPath path = ALL.then(key);
    JsonNode value = file.at(path);
    return value.isMissingNode()
        ? ""
        : Secrets.resolve(value, root, variables, file.origin(path), path.toString());
  }
}

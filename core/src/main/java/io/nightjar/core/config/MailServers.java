package io.nightjar.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.MailServer.Login;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the mail server of an environment: what its file says under {@code mail}. */
final class MailServers {
  private static final String SECTION = "mail";
  private static final KeyPath ALL = KeyPath.ROOT.then(SECTION);
  private static final int SUBMISSION_PORT = 587;

  private final ConfigTree file;
  private final Path root;
  private final Variables variables;

  MailServers(ConfigTree file, Path root, Variables variables) {
    this.file = file;
    this.root = root;
    this.variables = variables;
  }

  /** Adds a problem if a log-in is half there, or would be heard by others. */
  static void check(ConfigTree file, Problems problems) {
    Section.of(file, problems).find(SECTION).ifPresent(MailServers::checkLogin);
  }

  private static void checkLogin(Section mail) {
    if (mail.has("user") != mail.has("password")) {
      mail.problem("needs user and password, or neither of them");
    }
    if (mail.has("password") && !mail.value().path("starttls").asBoolean(true)) {
      mail.problem("starttls", "a password must not go over an open line; take starttls out");
    }
  }

  /** The server, secrets included; empty if the environment has none. */
  Optional<MailServer> find() {
    if (!file.at(ALL).isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new MailServer(
            value("host"),
            file.at(ALL.then("port")).asInt(SUBMISSION_PORT),
            value("from"),
            file.at(ALL.then("starttls")).asBoolean(true),
            new Login(value("user"), value("password"))));
  }

  private String value(String key) {
    KeyPath path = ALL.then(key);
    JsonNode value = file.at(path);
    return value.isMissingNode()
        ? ""
        : Secrets.resolve(value, root, variables, file.origin(path), path.toString());
  }
}

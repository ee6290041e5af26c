package io.nightjar.airflow.local.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.airflow.Credentials;
import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who may use Airflow, and their passwords, in the file that Airflow reads. A password that
 * somebody has changed there stays; Airflow itself would print one that it had to make.
 */
final class Users {
  /** Whom the command line logs in as: may do all that it does, but not manage the server. */
  static final String CLIENT = "nightjar";

  private static final Map<String, String> ROLES =
      new TreeMap<>(Map.of("admin", "admin", CLIENT, "op", "view", "viewer"));
  private static final int PASSWORD_LENGTH = 24;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Users() {}

  /** As Airflow's settings want it. */
  static String roles() {
    return ROLES.entrySet().stream()
        .map(user -> user.getKey() + ":" + user.getValue())
        .collect(Collectors.joining(","));
  }

  /** Gives a password to everybody who has none; returns the client's. */
  static Credentials ensure(Home home) {
    Map<String, String> passwords = read(home);
    int before = passwords.size();
    ROLES.keySet().forEach(user -> passwords.putIfAbsent(user, Secrets.text(PASSWORD_LENGTH)));
    if (passwords.size() > before) {
      write(home, passwords);
    }
    return new Credentials(CLIENT, passwords.get(CLIENT));
  }

  private static void write(Home home, Map<String, String> passwords) {
    try {
      PrivateFiles.write(home.passwords(), MAPPER.writeValueAsString(passwords));
    } catch (IOException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  private static Map<String, String> read(Home home) {
    if (!Files.exists(home.passwords())) {
      return new TreeMap<>();
    }
    try {
      return MAPPER.readValue(
          home.passwords().toFile(), new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw LocalErrors.damaged(home.passwords(), "Remove it, and new passwords are made.", e);
    }
  }
}

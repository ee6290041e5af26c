package io.nightjar.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file in which the Airflow of a project leaves how to reach it: {@code {"url": …, "user": …,
 * "password": …}}, for its owner alone.
 */
final class LocalAirflowFile {
  /** Where it is, from the root of the project. */
  static final String PLACE = ".nightjar/airflow/connection.json";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private LocalAirflowFile() {}

  static AirflowConnection read(Path file) {
    Origin origin = Origin.of(PLACE);
    if (isOpen(file)) {
      String why = "others can read the password in it; chmod 600 it and change the password";
      throw Refusals.at(origin, why, null);
    }
    JsonNode tree = parse(TextFiles.read(file, PLACE), origin);
    return new AirflowConnection(
        text(tree, "url", origin), text(tree, "user", origin), text(tree, "password", origin), "");
  }

  private static JsonNode parse(String text, Origin origin) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      // Without the cause, whose message quotes the text.
      throw Refusals.at(origin, "is no JSON; ./nightjar airflow up writes it anew", null);
    }
  }

  private static String text(JsonNode tree, String key, Origin origin) {
    String text = tree.path(key).asText();
    if (text.isEmpty()) {
      throw Refusals.at(origin, key + " is missing; ./nightjar airflow up writes it anew", null);
    }
    return text;
  }

  private static boolean isOpen(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (IOException e) {
      throw Refusals.at(Origin.of(PLACE), "file cannot be read", e);
    }
  }
}

package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.process.LogTail;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the components have said: one log each. */
public final class Logs {
  private static final List<String> NAMES =
      Stream.concat(
              Arrays.stream(Component.values()).map(Component::title),
              Stream.of(PostgresDatabase.NAME))
          .toList();

  private final Home home;

  /** Of the Airflow in this folder. */
  public Logs(Home home) {
    this.home = home;
  }

  /** The logs of one component, or of all, by name. */
  public Map<String, LogTail> of(Optional<String> component) {
    component
        .filter(name -> !NAMES.contains(name))
        .ifPresent(
            name -> {
              throw LocalErrors.unknownComponent(name, NAMES);
            });
    Map<String, LogTail> found = new LinkedHashMap<>();
    component
        .map(List::of)
        .orElse(NAMES)
        .forEach(name -> found.put(name, new LogTail(home.log(name))));
    return found;
  }
}

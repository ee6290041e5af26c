package io.nightjar.airflow.local.server;

import io.nightjar.airflow.Health;
import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.process.LogTail;
import io.nightjar.airflow.local.process.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until all components are healthy. The server calls one healthy by its last heartbeat, also
 * that of a predecessor that is dead, so of what was started here a younger one counts only.
 */
final class HealthWatch {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Home home;
  private final Server server;
  private final Map<Component, Process> started;
  private final Instant since;

  HealthWatch(Home home, Server server, Map<Component, Process> started, Instant since) {
    this.home = home;
    this.server = server;
    this.started = started;
    this.since = since;
  }

  void await(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    List<String> missing = missing();
    while (!missing.isEmpty()) {
      started.forEach(this::requireAlive);
      if (System.nanoTime() > deadline) {
        throw LocalErrors.notHealthy(longest, String.join(", ", missing), home.logs());
      }
      Pause.of(LOOK_AGAIN);
      missing = missing();
    }
  }

  private void requireAlive(Component component, Process process) {
    if (!process.isAlive()) {
      LogTail log = new LogTail(home.log(component.title()));
      throw LocalErrors.ended(component.title(), log.lastWords(), home.log(component.title()));
    }
  }

  private List<String> missing() {
    Optional<Health> health = server.health();
    if (health.isEmpty()) {
      return List.of(Component.API_SERVER.title() + ": no answer");
    }
    List<String> missing = new ArrayList<>();
    for (Component component : Component.values()) {
      component
          .health(health.get())
          .filter(part -> !isHealthy(component, part))
          .ifPresent(
              part -> missing.add(component.title() + ": " + part.status().orElse("not started")));
    }
    return missing;
  }

  private boolean isHealthy(Component component, Health.Part part) {
    boolean isYoung =
        !started.containsKey(component)
            || part.heartbeat().filter(beat -> beat.isAfter(since)).isPresent();
    return part.isHealthy() && isYoung;
  }
}

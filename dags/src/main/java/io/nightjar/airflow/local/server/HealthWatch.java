package io.nightjar.airflow.local.server;

import io.nightjar.airflow.Health;
import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.process.LogTail;
import io.nightjar.airflow.local.process.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Waits until all components are healthy. The server calls one healthy by its last heartbeat, also
 * that of a predecessor that is dead, so of what was started here a younger one counts only; and of
 * all of them if the database was away, which a component may notice late, and end.
 */
final class HealthWatch {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Home home;
  private final Server server;
  private final Instant since;
  private final boolean isDatabaseNew;
  private final Map<Component, Process> started = new EnumMap<>(Component.class);

  /**
   * A watch of one start.
   *
   * @param since when that began
   * @param isDatabaseNew whether it had to start the database
   */
  HealthWatch(Home home, Server server, Instant since, boolean isDatabaseNew) {
    this.home = home;
    this.server = server;
    this.since = since;
    this.isDatabaseNew = isDatabaseNew;
  }

  /**
   * Has what does not run started, also what ends while this waits.
   *
   * @param starter starts what does not run, but for those that it is given
   */
  void await(Duration longest, Function<Set<Component>, Map<Component, Process>> starter) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      started.forEach(this::requireAlive);
      started.putAll(starter.apply(started.keySet()));
      List<String> missing = missing();
      if (missing.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw LocalErrors.notHealthy(longest, String.join(", ", missing), home.logs());
      }
      Pause.of(LOOK_AGAIN);
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
    boolean isOldGood = !isDatabaseNew && !started.containsKey(component);
    boolean isYoung = isOldGood || part.heartbeat().filter(beat -> beat.isAfter(since)).isPresent();
    return part.isHealthy() && isYoung;
  }
}

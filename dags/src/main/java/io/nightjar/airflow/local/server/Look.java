package io.nightjar.airflow.local.server;

import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.Health;
import io.nightjar.airflow.ImportError;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.process.Crew;
import io.nightjar.airflow.local.process.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at an Airflow without changing it: at its processes, and at what its server says. */
public final class Look {
  private static final String DEAD = "not running";
  private static final String UNKNOWN = "unknown: the server gives no answer";

  private final Home home;
  private final Crew crew;

  /** At the Airflow in this folder. */
  public Look(Home home) {
    this.home = home;
    this.crew = Crews.of(home);
  }

  /** What is to be seen. */
  public Status status() {
    Optional<Server> server = Server.find(home);
    Optional<Health> health = server.flatMap(Server::health);
    Map<Long, String> members = crew.members();
    List<ComponentStatus> found = new ArrayList<>();
    for (Component component : Component.values()) {
      found.add(status(component.title(), words(component, health), members));
    }
    if (!Instance.find(home).map(Instance::isSqlite).orElse(false)) {
      found.add(status(PostgresDatabase.NAME, database(health), members));
    }
    Optional<Server> answering = server.filter(known -> health.isPresent());
    return new Status(
        server.map(Server::url), found, answering.flatMap(Look::dags), errors(answering));
  }

  private ComponentStatus status(String name, String words, Map<Long, String> members) {
    Optional<Long> head = crew.head(name);
    Set<Long> pids = new TreeSet<>(members.keySet());
    pids.removeIf(pid -> !members.get(pid).equals(name));
    return new ComponentStatus(
        name,
        head,
        head.isPresent() ? words : DEAD,
        pids.size(),
        Footprint.memoryKib(pids),
        Footprint.listening(pids));
  }

  private static String words(Component component, Optional<Health> health) {
    return health
        .map(said -> component.health(said).map(Look::words).orElse(ComponentStatus.HEALTHY))
        .orElse(UNKNOWN);
  }

  private static String database(Optional<Health> health) {
    return health.map(said -> words(said.metadatabase())).orElse(UNKNOWN);
  }

  private static String words(Health.Part part) {
    return part.status().orElse("never started");
  }

  private static Optional<Integer> dags(Server server) {
    try {
      return Optional.of(server.client().dags().list().size());
    } catch (AirflowException e) {
      return Optional.empty();
    }
  }

  private static List<ImportError> errors(Optional<Server> server) {
    try {
      return server.map(known -> known.client().dags().importErrors()).orElse(List.of());
    } catch (AirflowException e) {
      return List.of();
    }
  }
}

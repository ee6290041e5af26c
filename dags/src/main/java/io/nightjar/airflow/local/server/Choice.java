package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.process.Ports;
import java.util.Optional;
import java.util.Set;

/** Chooses the ports of a start: those that components which live use, else those of the last. */
final class Choice {
  /** What people expect Airflow's pages at. */
  private static final int USUAL_PORT = 8080;

  private final StartOptions options;
  private final Optional<Instance> last;

  Choice(Home home, StartOptions options) {
    this.options = options;
    this.last = Instance.find(home);
  }

  Instance instance(Set<Component> alive, boolean isDatabaseUp) {
    int port = alive.contains(Component.API_SERVER) ? lastPort() : freePort();
    if (options.sqlite()) {
      return new Instance(Instance.SQLITE, port, 0);
    }
    int lastDatabasePort = last.map(Instance::databasePort).orElse(0);
    return new Instance(
        PostgresDatabase.NAME,
        port,
        isDatabaseUp ? lastDatabasePort : Ports.firstFree(lastDatabasePort));
  }

  private int freePort() {
    if (options.port().isEmpty()) {
      return Ports.firstFree(lastPort(), USUAL_PORT);
    }
    int wished = options.port().get();
    if (!Ports.isFree(wished)) {
      throw LocalErrors.portTaken(wished);
    }
    return wished;
  }

  private int lastPort() {
    return last.map(Instance::port).orElse(0);
  }
}

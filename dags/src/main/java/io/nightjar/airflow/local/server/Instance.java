package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.JsonFile;
import java.util.Optional;

/**
 * What was started last. Ports are kept if they are free, so that addresses stay and tasks that
 * outlived a crash find the server again.
 *
 * @param database {@code postgresql} or {@code sqlite}
 * @param port of the API server
 * @param databasePort of PostgreSQL
 */
record Instance(String database, int port, int databasePort) {
  static final String SQLITE = "sqlite";

  static Optional<Instance> find(Home home) {
    return file(home).find();
  }

  void write(Home home) {
    file(home).write(this);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  boolean isSqlite() {
    return database.equals(SQLITE);
  }

  private static JsonFile<Instance> file(Home home) {
    return new JsonFile<>(
        home.instance(), Instance.class, "Remove it; the next start chooses ports anew.");
  }
}

package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.process.Crew;
import java.util.Map;

/** Finds the processes of an Airflow. */
final class Crews {
  private Crews() {}

  /** PostgreSQL's children overwrite their environment, but all work in its data folder. */
  static Crew of(Home home) {
    return new Crew(home.folder(), Map.of(home.postgres(), PostgresDatabase.NAME));
  }
}

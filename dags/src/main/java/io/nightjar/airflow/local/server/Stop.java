package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.PrivateFiles;
import io.nightjar.airflow.local.process.Crew;

/** Ends all that belongs to an Airflow: tasks and their JVMs first, the database last. */
public final class Stop {
  private final Home home;

  /** Of the Airflow in this folder. */
  public Stop(Home home) {
    this.home = home;
  }

  /** Ends it; returns how many processes that were. */
  public int run() {
    Crew crew = Crews.of(home);
    int database = crew.members(PostgresDatabase.NAME).size();
    int ended = new Components(home, crew).endAll();
    PostgresDatabase.stop(home, crew);
    PrivateFiles.remove(home.connection());
    return ended + database;
  }
}

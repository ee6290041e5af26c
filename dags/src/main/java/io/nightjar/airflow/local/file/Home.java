package io.nightjar.airflow.local.file;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one local Airflow, and what is where in it. */
public record Home(Path folder) {
  /** The path without links, because processes are known by it. */
  public Home {
    folder = real(folder.toAbsolutePath().normalize());
  }

  /** Makes the folders. */
  public Home make() {
    PrivateFiles.folder(folder);
    PrivateFiles.folder(airflow());
    PrivateFiles.folder(logs());
    PrivateFiles.folder(run());
    PrivateFiles.folder(plans());
    return this;
  }

  /** What Airflow calls AIRFLOW_HOME. */
  public Path airflow() {
    return folder.resolve("home");
  }

  /** Airflow's settings, secrets included. */
  public Path config() {
    return airflow().resolve("airflow.cfg");
  }

  /** Users' passwords, in Airflow's own format. */
  public Path passwords() {
    return folder.resolve("passwords.json");
  }

  /** Where the command line finds address, user and password. */
  public Path connection() {
    return folder.resolve("connection.json");
  }

  /** Keys that sign and encrypt. */
  public Path secrets() {
    return folder.resolve("secrets.json");
  }

  /** Ports and database of the last start. */
  public Path instance() {
    return folder.resolve("instance.json");
  }

  /** The data of PostgreSQL. */
  public Path postgres() {
    return folder.resolve("pgdata");
  }

  /** The data of SQLite. */
  public Path sqlite() {
    return folder.resolve("sqlite");
  }

  /** Output of the components. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** Output of one component. */
  public Path log(String component) {
    return logs().resolve(component + ".log");
  }

  /** Files that say which processes were started last. */
  public Path run() {
    return folder.resolve("run");
  }

  /** The resolved plans that DAGs are made from. */
  public Path plans() {
    return folder.resolve("plans");
  }

  /** Of a folder that need not be there: what is there of it decides. */
  private static Path real(Path folder) {
    Path parent = folder.getParent();
    if (Files.exists(folder) || parent == null) {
      try {
        return folder.toRealPath();
      } catch (IOException e) {
        throw LocalErrors.files("find " + folder, e);
      }
    }
    return real(parent).resolve(folder.getFileName());
  }
}

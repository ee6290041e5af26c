package io.nightjar.airflow.local.file;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a local Airflow is.
 *
 * @param home its folder
 * @param installation the programs; several Airflows may share them
 * @param dags the folder of the DAGs
 * @param requirements the frozen list of packages
 * @param environment variables that everything is started with
 */
public record Place(
    Home home, Path installation, Path dags, Path requirements, Map<String, String> environment) {
  /** Copies the variables. */
  public Place {
    installation = installation.toAbsolutePath().normalize();
    dags = dags.toAbsolutePath().normalize();
    requirements = requirements.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  /** With the variables of this process. */
  public static Place of(Home home, Path installation, Path dags, Path requirements) {
    return new Place(home, installation, dags, requirements, new ProcessBuilder().environment());
  }
}

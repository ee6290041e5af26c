package io.nightjar.airflow.local.server;

import io.nightjar.airflow.ImportError;
import java.util.List;
import java.util.Optional;

/**
 * How an Airflow is.
 *
 * @param url of its API server, if it was started
 * @param components all of them, the database too
 * @param dags how many DAGs it knows, if it can be asked
 * @param importErrors why files of DAGs cannot be read
 */
public record Status(
    Optional<String> url,
    List<ComponentStatus> components,
    Optional<Integer> dags,
    List<ImportError> importErrors) {
  /** Copies the lists. */
  public Status {
    components = List.copyOf(components);
    importErrors = List.copyOf(importErrors);
  }

  /** Whether runs can go on. */
  public boolean isHealthy() {
    return components.stream().allMatch(ComponentStatus::isHealthy);
  }

  /** Whether nothing of it runs. */
  public boolean isDown() {
    return components.stream().allMatch(component -> component.processes() == 0);
  }
}

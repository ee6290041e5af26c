package io.nightjar.airflow.local.server;

import io.nightjar.airflow.Health;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of Airflow that runs as processes of its own. */
public enum Component {
  /** Answers people, clients and tasks. */
  API_SERVER("api-server"),
  /** Starts tasks when they are due, as its own children. */
  SCHEDULER("scheduler", "--skip-serve-logs"),
  /** Reads the DAGs. */
  DAG_PROCESSOR("dag-processor"),
  /** Waits in the place of tasks, and for deadlines. */
  TRIGGERER("triggerer", "--skip-serve-logs");

  private final String title;
  private final List<String> arguments;

  /** Log servers would listen to the whole network: their host cannot be set. */
  Component(String title, String... options) {
    this.title = title;
    this.arguments = Stream.concat(Stream.of(title), Stream.of(options)).toList();
  }

  /** Its name, which is also that of Airflow's command. */
  public String title() {
    return title;
  }

  List<String> arguments() {
    return arguments;
  }

  /** Whether its children are worth keeping when it is dead: tasks go on, and a new one adopts. */
  boolean leavesWork() {
    return this == SCHEDULER;
  }

  /** What the server says of it; empty for the server, whose answer is its sign of life. */
  public Optional<Health.Part> health(Health health) {
    return switch (this) {
      case API_SERVER -> Optional.empty();
      case SCHEDULER -> Optional.of(health.scheduler());
      case DAG_PROCESSOR -> Optional.of(health.dagProcessor());
      case TRIGGERER -> Optional.of(health.triggerer());
    };
  }
}

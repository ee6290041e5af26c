package io.nightjar.cli.dags;

import io.nightjar.airflow.Dags;
import io.nightjar.cli.Terminal;
import picocli.CommandLine.Command;

/** {@code nightjar dags pause}: no new tasks of a DAG. */
@Command(
    name = "pause",
    description = "Lets no task of these DAGs start; those that run go on, new runs wait.",
    mixinStandardHelpOptions = true)
public final class PauseCommand extends DagSwitch {
  /** Creates the command. */
  public PauseCommand(Terminal terminal) {
    super(terminal, Dags::pause, "paused");
  }
}

package io.nightjar.cli.dags;

import io.nightjar.airflow.Dags;
import io.nightjar.cli.Terminal;
import picocli.CommandLine.Command;

/** {@code nightjar dags unpause}: tasks of a DAG start again. */
@Command(
    name = "unpause",
    description = {
      "Lets tasks of these DAGs start again.",
      "Runs that waited start, and of a schedule the newest that was missed."
    },
    mixinStandardHelpOptions = true)
public final class UnpauseCommand extends DagSwitch {
  /** Creates the command. */
  public UnpauseCommand(Terminal terminal) {
    super(terminal, Dags::unpause, "active");
  }
}

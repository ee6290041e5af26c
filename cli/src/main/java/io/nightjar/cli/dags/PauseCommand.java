package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar dags pause}: no new tasks of a DAG. */
@Command(
    name = "pause",
    description = "Lets no task of these DAGs start; those that run go on, new runs wait.",
    mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private AirflowOptions options;

  @Parameters(paramLabel = "DAG", arity = "1..*", description = "such as flights_nightly")
  private List<String> dagIds;

  /** Creates the command. */
  public PauseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return AirflowAccess.ask(
        options.projectOptions(),
        access -> {
          dagIds.stream()
              .map(dagId -> PipelineDag.parse(dagId, access.project()))
              .toList()
              .forEach(
                  dag -> {
                    access.client().dags().pause(dag.id());
                    terminal.out().println(dag.id() + " is paused");
                  });
          return 0;
        });
  }
}

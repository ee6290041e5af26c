package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar dags unpause}: tasks of a DAG start again. */
@Command(
    name = "unpause",
    description = {
      "Lets tasks of these DAGs start again.",
      "Runs that waited start, and of a schedule the newest that was missed."
    },
    mixinStandardHelpOptions = true)
public final class UnpauseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private AirflowOptions options;

  @Parameters(paramLabel = "DAG", arity = "1..*", description = "such as flights_nightly")
  private List<String> dagIds;

  /** Creates the command. */
  public UnpauseCommand(Terminal terminal) {
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
                    access.client().dags().unpause(dag.id());
                    terminal.out().println(dag.id() + " is active");
                  });
          return 0;
        });
  }
}

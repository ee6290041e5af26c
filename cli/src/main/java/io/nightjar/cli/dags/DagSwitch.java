package io.nightjar.cli.dags;

import io.nightjar.airflow.Dags;
import io.nightjar.cli.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does one thing to each of the DAGs that are named; none of it if one of them is not known. */
abstract class DagSwitch implements Callable<Integer> {
  private final Terminal terminal;
  private final BiConsumer<Dags, String> act;
  private final String state;

  @Mixin private AirflowOptions options;

  @Parameters(paramLabel = "DAG", arity = "1..*", description = "such as flights_nightly")
  private List<String> dagIds;

  /**
   * @param act what is done to a DAG
   * @param state what it is then, for people
   */
  DagSwitch(Terminal terminal, BiConsumer<Dags, String> act, String state) {
    this.terminal = terminal;
    this.act = act;
    this.state = state;
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
                    act.accept(access.client().dags(), dag.id());
                    terminal.out().println(dag.id() + " is " + state);
                  });
          return 0;
        });
  }
}

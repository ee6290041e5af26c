package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.Dag;
import io.nightjar.airflow.ImportError;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunQuery;
import io.nightjar.cli.Terminal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar dags list}: what Airflow has of the project. */
@Command(
    name = "list",
    description = "One line a DAG of this project: whether it is paused, its newest and next run.",
    mixinStandardHelpOptions = true)
public final class DagsListCommand implements Callable<Integer> {
  private static final String LINE = "%-28s %-8s %-9s %-36s %s";

  private final Terminal terminal;

  @Mixin private AirflowOptions options;

  /** Creates the command. */
  public DagsListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return AirflowAccess.ask(options.projectOptions(), this::print);
  }

  private int print(AirflowAccess access) {
    AirflowClient airflow = access.client();
    Map<String, Dag> known =
        airflow.dags().list().stream().collect(Collectors.toMap(Dag::dagId, Function.identity()));
    say(LINE.formatted("DAG", "STATE", "LAST", "RUN", "NEXT (UTC)"));
    for (PipelineDag dag : PipelineDag.all(access.project())) {
      Optional<Dag> there = Optional.ofNullable(known.get(dag.id()));
      there.ifPresent(each -> say(line(airflow, each)));
      if (there.isEmpty() && dag.isNightly()) {
        say(LINE.formatted(dag.id(), "missing", "", "", "./nightjar dags sync"));
      }
    }
    airflow.dags().importErrors().forEach(this::warn);
    return 0;
  }

  private static String line(AirflowClient airflow, Dag dag) {
    Optional<Run> newest =
        airflow.runs().list(RunQuery.newest(dag.dagId(), 1)).stream().findFirst();
    return LINE.formatted(
            dag.dagId(),
            state(dag),
            newest.map(run -> run.state().text()).orElse(""),
            newest.map(Run::runId).orElse(""),
            dag.nextRunAfter().map(DagsListCommand::minute).orElse(""))
        .stripTrailing();
  }

  private static String state(Dag dag) {
    if (dag.hasImportErrors()) {
      return "broken";
    }
    return dag.isPaused() ? "paused" : "active";
  }

  private static String minute(Instant time) {
    return time.toString().substring(0, 16).replace('T', ' ');
  }

  /** The last line of a Python stack trace says what is wrong. */
  private void warn(ImportError error) {
    String reason = error.stackTrace().strip().lines().reduce("", (first, last) -> last);
    terminal.err().println("nightjar: Airflow cannot read " + error.filename() + ": " + reason);
  }

  private void say(String line) {
    terminal.out().println(line.stripTrailing());
  }
}
